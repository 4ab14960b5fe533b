import type { SignedIn } from './accounts.ts';
import type { Application } from './application.ts';
import { lessonValues } from './desk.ts';

/** A lesson of `writer`, submitted; `values` on top of what one must say. */
export async function submittedLesson(
  { services }: Application,
  writer: Pick<SignedIn, 'account'>,
  values: object = {},
  writes: 'ar' | 'en' = 'ar',
): Promise<number> {
  const { writing } = services;
  const { contentId: id, version } = await writing.createDraft(writer.account, {
    kind: 'lesson',
    writes,
    sourceLang: writes,
  });
  await writing.save(writer.account, id, { version, values: { ...lessonValues, ...values } });
  await writing.submit(writer.account, id, {});
  return id;
}
