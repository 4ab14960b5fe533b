import { createHmac, timingSafeEqual } from 'node:crypto';
import { newSecret } from '../../accounts/index.ts';
import { settleSetting, type Database } from '../../database/index.ts';

/** Signs the question whether a record still holds: the link in the message answers for one record and one term. */
export class StillHoldsService {
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  /** "67.2027-03-01.…": for the address of the page that asks. */
  tokenFor(id: number, due: string): string {
    return `${id}.${due}.${this.sign(id, due)}`;
  }

  /** What a token is for; undefined where it was not made here. */
  read(token: string): { id: number; due: string } | undefined {
    const [, id, due, signature] = /^(\d{1,10})\.(\d{4}-\d{2}-\d{2})\.([\w-]{43})$/.exec(token) ?? [];
    if (id === undefined || due === undefined || signature === undefined) return undefined;
    const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(this.sign(Number(id), due)));
    return isOurs ? { id: Number(id), due } : undefined;
  }

  private sign(id: number, due: string): string {
    return createHmac('sha256', this.key).update(`${id} ${due}`).digest('base64url');
  }
}

/** With the key of this library, which it makes itself at its first start. */
export async function openStillHolds(database: Database): Promise<StillHoldsService> {
  return new StillHoldsService(
    await database.transaction((tx) => settleSetting(tx, 'still-holds.key', newSecret())),
  );
}
