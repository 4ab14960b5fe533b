import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Response } from 'express';
import { NotFound } from '../../../errors.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import {
  partOf,
  recordsPerPart,
  robotsText,
  sitemapIndexXml,
  sitemapXml,
  standingEntries,
} from './sitemap-page.ts';

async function sendPieces(res: Response, pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), res);
  } catch (error) {
    // Whoever asked has gone: nobody is left to be told.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** What search engines of the web are told: every page, and what not to read. */
export function sitemapRoutes({ content, vocabularies, workshops }: WebServices): Router {
  const router = Router();

  const countParts = async (): Promise<number> => {
    const { practice, lesson } = await content.countPublished();
    return Math.max(1, Math.ceil((practice + lesson) / recordsPerPart));
  };
  const listStanding = async () =>
    standingEntries({
      sectors: vocabularies.get('sectors').terms.map(({ code }) => code),
      governorates: vocabularies.get('governorates').terms.map(({ code }) => code),
      workshops: (await workshops.listWorkshops()).map(({ externalId }) => externalId),
    });
  const sendPart = async (res: Response, part: number): Promise<void> => {
    const standing = part === 1 ? await listStanding() : [];
    const records = partOf(content.listPublishedAddresses(), part);
    await sendPieces(res, sitemapXml(standing, records, contextOf(res).origin));
  };

  router.get(paths.sitemap(), async (_req, res) => {
    res.type('application/xml').set('Cache-Control', 'public, max-age=3600');
    const parts = await countParts();
    if (parts === 1) await sendPart(res, 1);
    else res.send(sitemapIndexXml(parts, contextOf(res).origin));
  });

  router.get('/sitemap-:part.xml', async (req, res) => {
    const part = /^[1-9]\d{0,3}$/.test(req.params.part) ? Number(req.params.part) : 0;
    if (part < 1 || part > (await countParts())) throw new NotFound('no such part');
    res.type('application/xml').set('Cache-Control', 'public, max-age=3600');
    await sendPart(res, part);
  });

  router.get(paths.robots(), (_req, res) => {
    res
      .type('text')
      .set('Cache-Control', 'public, max-age=3600')
      .send(robotsText(contextOf(res).origin));
  });
  return router;
}
