import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { locales } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { sharedApplication, type Application } from '../support/application.ts';
import { rawGet } from '../support/raw-request.ts';

/** Addresses in the attributes of a page, as a browser reads them. */
function linksIn(html: string): string[] {
  const written = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) =>
    address.replace(/&(?:amp|#x26|#38);/g, '&').replace(/&#x3D;/gi, '='),
  );
  return [...new Set(written)];
}

/** Path and query, for what lies in the library itself. */
function internal(link: string, page: string, origin: string): string | undefined {
  const url = new URL(link, origin + page);
  return url.origin === origin ? url.pathname + url.search : undefined;
}

/** Of addresses that differ only in what is chosen, so many are visited. */
const mostAlike = 5;

/** "/ar/search?governorate&sector", "/ar/practices/0/record.pdf?lang" */
const shapeOf = (path: string): string =>
  path
    .replace(/=[^&]*/g, '')
    .replace(/\/files\/[^?]*/, '/files/')
    .replace(/\d+/g, '0');

/** Results of a search lead to endless others: they are visited, their links are not followed. */
const leadsFurther = (path: string): boolean => !path.includes('?') && !path.startsWith('/assets/');

/** Address → its answer, and the first page that named it. */
type Answers = Map<string, { status: number; from: string }>;

async function crawl(origin: string, starts: readonly string[]): Promise<Answers> {
  const answers: Answers = new Map();
  const waiting = starts.map((path) => ({ path, from: 'the start' }));
  const seen = new Set(starts);
  const alike = new Map<string, number>();
  const isOneTooMany = (path: string): boolean => {
    if (!path.includes('?')) return false;
    const before_ = alike.get(shapeOf(path)) ?? 0;
    alike.set(shapeOf(path), before_ + 1);
    return before_ >= mostAlike;
  };
  const visit = async (path: string, from: string): Promise<void> => {
    const { status, body, headers } = await rawGet(origin, path);
    answers.set(path, { status, from });
    const isPage = headers['content-type']?.startsWith('text/html') === true;
    const next = [
      ...(headers.location === undefined ? [] : [headers.location]),
      ...(isPage && leadsFurther(path) ? linksIn(body) : []),
    ];
    for (const link of next) {
      const target = internal(link, path, origin);
      if (target === undefined || seen.has(target)) continue;
      seen.add(target);
      if (isOneTooMany(target)) continue;
      waiting.push({ path: target, from: path });
    }
  };
  while (waiting.length > 0) {
    await Promise.all(waiting.splice(0, 8).map(({ path, from }) => visit(path, from)));
  }
  return answers;
}

describe('links', () => {
  let application: Application;

  before(async function () {
    this.timeout(60_000);
    application = await sharedApplication();
  });

  it('lead from the home page to every record, and each is answered', async function () {
    this.timeout(90_000);
    const { origin, services } = application;
    const starts = locales.flatMap((locale) => [paths.home(locale), paths.search(locale)]);
    const answers = await crawl(origin, starts);
    const dead = [...answers].filter(([, { status }]) => status >= 400);
    expect(dead.map(([path, { status, from }]) => `${status} ${path} on ${from}`)).to.deep.equal([]);

    const missed: string[] = [];
    for await (const { id, kind } of services.content.listPublishedAddresses()) {
      for (const locale of locales) {
        const path = paths.record(locale, kind, id);
        if (!answers.has(path)) missed.push(path);
      }
    }
    expect(missed, 'records that no page leads to').to.deep.equal([]);
  });

  it('that lead nowhere are found', async () => {
    const pages: Record<string, string> = {
      '/': '<a href="/there?a=1&amp;b&#x3D;2"><img src="/gone.png"><a href="https://elsewhere.example/">',
      '/there?a=1&b=2': '<a href="/not/followed">',
    };
    const server = createServer(({ url = '' }, res) => {
      res.writeHead(url in pages ? 200 : 404, { 'Content-Type': 'text/html' }).end(pages[url] ?? '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answers = await crawl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, ['/']);
    server.closeAllConnections();
    server.close();
    expect([...answers].map(([path, { status, from }]) => `${status} ${path} on ${from}`)).to.deep.equal([
      '200 / on the start',
      '200 /there?a=1&b=2 on /',
      '404 /gone.png on /',
    ]);
  });
});
