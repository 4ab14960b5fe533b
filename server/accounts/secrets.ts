import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, as they stand in a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: whoever reads the database cannot sign in with it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A word that only the holder of `key` can make of `text`. */
export const seal = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** Takes the same time whatever the first difference is. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
