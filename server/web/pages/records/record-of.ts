import type { Request } from 'express';
import type { ContentKind, ContentRecord, ContentService } from '../../../content/index.ts';
import { NotFound } from '../../../errors.ts';
import { contextOf } from '../../page-context.ts';

/** The first part of a record's address, by what stands there. */
export const folders = { practices: 'practice', lessons: 'lesson' } as const satisfies Record<
  string,
  ContentKind
>;

export function idOf(req: Request): number {
  const { id } = req.params;
  if (typeof id !== 'string' || !/^[1-9]\d{0,9}$/.test(id)) throw new NotFound('no such record');
  return Number(id);
}

/** Who is signed in reads what is for members, too. */
export const audienceOf = (req: Request): 'members' | 'everybody' =>
  contextOf(req.res!).account ? 'members' : 'everybody';

/** The published record of the address; one of the other kind is not there. */
export async function recordOf(
  req: Request,
  kind: ContentKind,
  content: ContentService,
): Promise<ContentRecord> {
  const record = await content.getPublished(idOf(req), audienceOf(req));
  if (record.kind !== kind) throw new NotFound(`record ${record.id} is no ${kind}`);
  return record;
}
