import type { ContentRecord } from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';
import type { WebServices } from '../../web-services.ts';
import { keyFact, type KeyFact } from '../records/key-facts.ts';
import { callNote } from './call-note.ts';

/** The call that a published record answers, where it names one. */
export async function callFact(
  { values }: ContentRecord,
  calls: WebServices['calls'],
  context: PageContext,
): Promise<KeyFact[]> {
  const named = await calls.listNamed(values.call ? [values.call] : []);
  const parts = named.flatMap((call) => {
    const text = localText(call.title, context.locale);
    return text ? [{ text, href: callNote(call, calls, context).href }] : [];
  });
  return keyFact('edit', context.t('record:fact.call'), parts);
}
