import { createHash } from 'node:crypto';

/**
 * A short name for what a part of a workshop says. A form carries that of the part it was made from: when it is
 * another by now, somebody else has changed that part, while changes of other parts do not matter to it.
 */
export const fingerprint = (part: unknown): string =>
  createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 12);
