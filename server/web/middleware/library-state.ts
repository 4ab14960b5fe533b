import type { RequestHandler } from 'express';
import type { ContentService } from '../../content/index.ts';

/** Milliseconds for which the footer may be behind. */
const keptFor = 10_000;

/** Lets every page say in its footer whether the library holds sample content. */
export function libraryState(content: ContentService, clock: () => number = Date.now): RequestHandler {
  let hasSamples: Promise<boolean> | undefined;
  let readAt = 0;
  const read = async (): Promise<boolean> => (await content.countPublished()).sample > 0;
  return async (_req, res, next) => {
    if (hasSamples === undefined || clock() - readAt > keptFor) {
      readAt = clock();
      hasSamples = read();
      hasSamples.catch(() => (hasSamples = undefined));
    }
    res.locals['hasSamples'] = await hasSamples;
    next();
  };
}
