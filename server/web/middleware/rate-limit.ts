import type { RequestHandler } from 'express';
import { rateLimit as createLimit } from 'express-rate-limit';
import { TooManyRequests } from '../failures/too-many-requests.ts';

const minute = 60_000;
/** Pages and answers for one address in a minute: a whole office behind one address reads at ease. */
export const mostPerMinute = 600;
/** Suggestions while typing: one for every few letters. */
export const mostSuggestedPerMinute = 3_000;
/** Notes of an opened result: people open fewer pages than they see. */
export const mostOpenedPerMinute = 120;

/** Holds back who asks far more often than people do. Counts are kept by each process for itself. */
export function rateLimit(isOn: boolean, most = mostPerMinute): RequestHandler {
  if (!isOn) return (_req, _res, next) => next();
  return createLimit({
    windowMs: minute,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Behind a proxy that nobody has told of, all readers look like one: the doctor says so, not every request.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res, next) => {
      res.set('Retry-After', String(minute / 1000));
      next(new TooManyRequests('too many requests'));
    },
  });
}
