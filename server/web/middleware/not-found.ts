import type { RequestHandler } from 'express';
import { NotFound } from '../../errors.ts';

/** No route took it. */
export const notFound: RequestHandler = (_req, _res, next) => {
  next(new NotFound('no such page'));
};
