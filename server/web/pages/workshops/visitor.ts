import type { Request, Response } from 'express';
import type { Visitor } from '../../../workshops/index.ts';
import { contextOf } from '../../page-context.ts';

const cookieOf = (externalId: string): string => `workshop-${externalId}`;
const keyPattern = /^[\w-]{8,64}$/;
const monthInMilliseconds = 31 * 24 * 60 * 60 * 1000;

function readKey(req: Request, externalId: string): string | undefined {
  const start = `${cookieOf(externalId)}=`;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const key = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return key !== undefined && keyPattern.test(key) ? key : undefined;
}

/** Who asks for a workshop: their account, and the key that the participants' link left with their browser. */
export const visitorOf = (req: Request, res: Response, externalId: string): Visitor => ({
  account: contextOf(res).account,
  key: readKey(req, externalId),
});

/** Lets this browser in for a month. */
export function keepKey(res: Response, externalId: string, key: string): void {
  res.cookie(cookieOf(externalId), key, {
    httpOnly: true,
    sameSite: 'lax',
    secure: contextOf(res).origin.startsWith('https:'),
    maxAge: monthInMilliseconds,
  });
}
