import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs the question whether a record still holds: the link in the message answers for one record and one term. */
export function createStillHolds(key: string) {
  const sign = (id: number, due: string): string =>
    createHmac('sha256', key).update(`${id} ${due}`).digest('base64url');
  return {
    /** "67.2027-03-01.…": for the address of the page that asks. */
    tokenFor: (id: number, due: string): string => `${id}.${due}.${sign(id, due)}`,
    /** What a token is for; undefined where it was not made here. */
    read(token: string): { id: number; due: string } | undefined {
      const [, id, due, signature] = /^(\d{1,10})\.(\d{4}-\d{2}-\d{2})\.([\w-]{43})$/.exec(token) ?? [];
      if (id === undefined || due === undefined || signature === undefined) return undefined;
      const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(Number(id), due)));
      return isOurs ? { id: Number(id), due } : undefined;
    },
  };
}

export type StillHolds = ReturnType<typeof createStillHolds>;
