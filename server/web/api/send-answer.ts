import { createHash } from 'node:crypto';
import type { Response } from 'express';

const etagOf = (text: string): string =>
  `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

interface Choices {
  /** Seconds for which the answer may be kept without asking; 0: what is withdrawn is gone at the next question. */
  keptFor?: number;
  /** What is the same whenever the answer means the same; the answer itself, when it is left out. */
  sameAs?: object;
}

/** Sends JSON that a client may keep and ask after: 304 while it is the same. */
export function sendAnswer(
  res: Response,
  answer: object,
  { keptFor = 0, sameAs = answer }: Choices = {},
): void {
  res.set('ETag', etagOf(JSON.stringify(sameAs)));
  res.set('Cache-Control', keptFor > 0 ? `public, max-age=${keptFor}` : 'public, no-cache');
  res.json(answer);
}
