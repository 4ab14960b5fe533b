import type { RequestHandler, Response } from 'express';
import { readCookie } from '../cookies.ts';
import { contextOf } from '../page-context.ts';

/** Pages that are kept; the one made longest ago goes first. */
const mostKept = 100;
/** A longer page is made each time. Characters. */
const longestKept = 200_000;
/** Milliseconds, within which pages may be behind what other processes and clocks say anyway. */
const keptFor = 10_000;

interface KeptPage {
  html: string;
  headers: Record<string, string | string[]>;
  nonce: string;
  version: string;
  at: number;
}

interface Options {
  /** Another text whenever something may have changed that pages show. */
  version: () => Promise<string>;
  clock?: () => number;
}

/** Headers of a page itself; those of one answer, like its policy, are made for each. */
const pageHeaders = ['content-type', 'content-language', 'vary', 'link', 'cache-control'] as const;

const nonceOf = (res: Response): string => res.locals['nonce'] as string;

function keepable(res: Response, body: unknown): body is string {
  if (res.statusCode !== 200 || typeof body !== 'string' || body.length > longestKept) return false;
  return !String(res.getHeader('Cache-Control') ?? '').includes('no-store');
}

/**
 * For pages that are the same to every reader: what many read at once is made once. A page is given again for a
 * few seconds and only while nothing was written; who is signed in, and a page with a form, get their own.
 */
export function keptPages({ version, clock = Date.now }: Options): RequestHandler {
  const kept = new Map<string, KeptPage>();
  const keep = (address: string, page: KeptPage): void => {
    kept.delete(address);
    kept.set(address, page);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };

  return async (req, res, next) => {
    if (req.method !== 'GET' || readCookie(req, res, 'session') !== undefined) {
      next();
      return;
    }
    const { origin, url } = contextOf(res);
    const address = origin + url;
    const now = await version();
    const known = kept.get(address);
    if (known?.version === now && clock() - known.at < keptFor) {
      res.set(known.headers);
      // The word by which this answer's scripts run is this answer's alone.
      res.send(known.html.replaceAll(known.nonce, nonceOf(res)));
      return;
    }
    const send = res.send.bind(res);
    res.send = (body: unknown) => {
      res.send = send;
      if (keepable(res, body)) {
        if (!res.getHeader('Content-Type')) res.type('html');
        const headers = pageHeaders.flatMap((name): [string, string | string[]][] => {
          const value = res.getHeader(name);
          return value === undefined ? [] : [[name, Array.isArray(value) ? [...value] : String(value)]];
        });
        keep(address, {
          html: body,
          headers: Object.fromEntries(headers),
          nonce: nonceOf(res),
          version: now,
          at: clock(),
        });
      }
      return send(body);
    };
    next();
  };
}
