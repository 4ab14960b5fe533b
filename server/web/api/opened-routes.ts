import express, { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { SearchService } from '../../search/index.ts';
import { contextOf } from '../page-context.ts';

/** Results that can be opened from one page of them, and some to spare. */
const lastPosition = 100;
const longestBody = 1_024;

const openedSchema = z.strictObject({ position: z.number().int().min(1).max(lastPosition) });

/**
 * Whether a page of this library asks. Browsers say so by Sec-Fetch-Site, which no page can forge; over plain HTTP in
 * a local network they only name the page's origin.
 */
function comesFromHere(req: Request, origin: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const asking = req.get('origin');
  return asking !== undefined && [origin, `${req.protocol}://${req.host}`].includes(asking);
}

const onlyFromHere: RequestHandler = (req, res, next) => {
  next(comesFromHere(req, contextOf(res).origin) ? undefined : new NotAllowed('asked by another site'));
};

function positionIn(body: unknown): number {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : '');
  } catch {
    value = undefined;
  }
  const result = openedSchema.safeParse(value);
  if (result.success) return result.data.position;
  throw new InvalidInput([{ path: 'position', code: 'not-understood', values: { value: '' } }]);
}

/**
 * Where a page tells which hit of a remembered search was opened: `POST /{logId}/opened` with {"position": 3}, as a
 * beacon sends it. It answers nothing, knows nothing of who asks, and does not say whether there is such a search.
 */
export function openedRoutes(search: SearchService, limit: RequestHandler): Router {
  const router = Router();
  const body = express.text({
    type: ['application/json', 'text/plain'],
    limit: longestBody,
    inflate: false,
  });
  router.post('/:logId/opened', limit, onlyFromHere, body, async (req, res) => {
    const { logId } = req.params;
    if (!z.uuid().safeParse(logId).success) throw new NotFound('no such search');
    await search.noteOpened(logId as string, positionIn(req.body));
    res.set('Cache-Control', 'no-store').status(204).end();
  });
  return router;
}
