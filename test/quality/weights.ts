import type { Browser } from 'playwright-core';
import { phone } from './inspection.ts';

type Kind = 'document' | 'stylesheet' | 'script' | 'font' | 'image' | 'other';

/** What came over the wire, headers and all, in bytes. */
export interface Transfer {
  url: string;
  kind: Kind;
  bytes: number;
  /** "br", "gzip"; '' for none. */
  encoding: string;
}

/** What a first visit costs and how it looks while it loads. */
export interface FirstVisit {
  transfers: Transfer[];
  /** Largest contentful paint, in milliseconds. */
  largestPaint: number;
  /** Cumulative layout shift, without a unit. */
  shift: number;
}

/** Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

const observer = `
  globalThis.seen = { paint: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = Math.max(seen.paint, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

/** After two frames what the fonts move has moved; the news of a paint may come later. */
const settled = `new Promise((done) => {
  let frames = 0;
  const look = () => ((frames += 1) > 2 && seen.paint > 0 ? done(seen) : requestAnimationFrame(look));
  look();
})`;

const kinds: readonly Kind[] = ['document', 'stylesheet', 'script', 'font', 'image'];
const kindOf = (type: string): Kind => kinds.find((kind) => kind === type.toLowerCase()) ?? 'other';

/** Visits `url` for the first time, on a phone with a slow connection, until nothing more comes. */
export async function visitFirst(browser: Browser, url: string): Promise<FirstVisit> {
  const context = await browser.newContext({ viewport: phone });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const transfers = new Map<string, Transfer>();
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      if (response.url.startsWith('data:')) return;
      const headers = new Headers(response.headers);
      const encoding = headers.get('content-encoding') ?? '';
      transfers.set(requestId, { url: response.url, kind: kindOf(type), bytes: 0, encoding });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const transfer = transfers.get(requestId);
      if (transfer) transfer.bytes = encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4G);
    await page.addInitScript(observer);
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const { paint, shift } = await page.evaluate<{ paint: number; shift: number }>(settled);
    return { transfers: [...transfers.values()], largestPaint: paint, shift };
  } finally {
    await context.close();
  }
}

export const bytesOf = (transfers: readonly Transfer[], ...wanted: Kind[]): number =>
  transfers.filter(({ kind }) => wanted.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0);
