import { fieldsOf, filesKey, recordStatuses, isSeen, type ContentKind } from '../../server/content/index.ts';
import type { SignedIn } from './accounts.ts';
import type { Application } from './application.ts';
import { pdf, takeFile } from './files.ts';

/** A word that stands in one record alone, in either script; of a file's text and of its name. */
export const wordOf = (number: number): { ar: string; en: string; file: string } => {
  const [ones, tens] = [number % 10, Math.floor(number / 10)];
  return {
    ar: `زقفصطغ${'ابتثجحخدذر'[ones]}${'سشصضطظعغفق'[tens]}`,
    en: `zqxvw${'abcdefghij'[ones]}${'klmnopqrst'[tens]}`,
    file: `wvjxq${'abcdefghij'[ones]}${'klmnopqrst'[tens]}`,
  };
};

/** Statuses in which no reader sees a record. */
export const hiddenStatuses = recordStatuses.filter((status) => !isSeen(status));

/** How a record is kept from readers: in a status, by what is written on of it, or by whom it is open to. */
export const waysOfHiding = [...hiddenStatuses, 'edited', 'edited and submitted', 'for members'] as const;
type Way = (typeof waysOfHiding)[number];

/** A record that holds words which nobody but its office and its reviewers may read. */
export interface HiddenRecord {
  id: number;
  externalId: string;
  kind: ContentKind;
  way: Way;
  number: number;
  /** Of its file; '' where it has none. */
  hash: string;
  /** Whether readers see an earlier form of it, without those words. */
  hasOpenForm: boolean;
}

interface People {
  writer: SignedIn;
  reviewer: SignedIn;
}

const codes = {
  lesson: { type: 'risk', theme: ['coordination'], stage: 'design', attribution: 'office' },
  practice: { org_type: 'municipality', start: '2021', maturity: 'pilot' },
};

/** A record all of whose texts, and the name of whose file, hold `words`. */
function valuesWith(
  kind: ContentKind,
  words: { ar: string; en: string },
  file?: { hash: string; name: string },
) {
  const text = { ar: `${words.ar} في المياه`, en: `${words.en} of water` };
  const texts = fieldsOf(kind).flatMap(({ key, type }) => (type === 'text' ? [[key, text] as const] : []));
  const row = file && { file: file.hash, name: `${file.name}.pdf`, caption: text };
  return {
    ...Object.fromEntries(texts),
    ...codes[kind],
    ...(kind === 'practice' && {
      obstacles: [{ what: text }],
      prereq: [{ type: 'council-decision', note: text }],
    }),
    sector: ['WAT'],
    governorate: ['IQ-NI'],
    licence_ok: true,
    visibility: 'public',
    ...(row && { [filesKey(kind)]: [row] }),
  };
}

/** What readers see of records that are written on. */
const openWords = { ar: 'صيغة منشورة', en: 'A published form' };

/**
 * Makes `count` records that are kept from readers in every way there is, through the services, as their office and a
 * reviewer would. `beforeHiding` is given what readers still see at that moment, of every record that they ever saw.
 */
export async function hideRecords(
  { services }: Application,
  { writer, reviewer }: People,
  count: number,
  beforeHiding: (seen: readonly HiddenRecord[]) => Promise<void>,
): Promise<HiddenRecord[]> {
  const { writing, reviewing, comments, attachments } = services;
  const [office, judge] = [writer.account, reviewer.account];

  const save = async (id: number, values: object): Promise<void> => {
    const { version } = await writing.get(office, id);
    await writing.save(office, id, { version, values: { ...values } });
  };
  const publish = async (id: number): Promise<void> => {
    await writing.submit(office, id, {});
    await reviewing.take(judge, id);
    await reviewing.publish(judge, id, {});
  };

  async function begin(number: number): Promise<HiddenRecord & { values: object }> {
    // Every way for either kind, one after the other.
    const way = waysOfHiding[number % waysOfHiding.length]!;
    const kind = Math.floor(number / waysOfHiding.length) % 2 === 0 ? 'practice' : 'lesson';
    const words = wordOf(number);
    // Reading a file takes half a second: two of each way have one.
    const content = pdf(`${words.file} ${words.en}`);
    const hash =
      number < 2 * waysOfHiding.length ? await takeFile(attachments, `${words.file}.pdf`, content) : '';
    const values = valuesWith(kind, words, hash === '' ? undefined : { hash, name: words.file });
    const { contentId: id } = await writing.createDraft(office, { kind, writes: 'both', sourceLang: 'ar' });
    const hasOpenForm = way.startsWith('edited');
    await save(id, hasOpenForm ? valuesWith(kind, openWords) : values);
    if (hasOpenForm || way === 'archived') await publish(id);
    const { externalId } = (await writing.get(office, id)).record;
    return { id, externalId, kind, way, number, hash, hasOpenForm, values };
  }

  async function hide({ id, kind, way, values, number }: Awaited<ReturnType<typeof begin>>): Promise<void> {
    const reason = { reason: wordOf(number).en };
    if (way === 'draft') return;
    if (way === 'archived') {
      await reviewing.withdraw(judge, id, reason);
      return;
    }
    if (way.startsWith('edited')) {
      await save(id, values);
      if (way === 'edited and submitted') await writing.submit(office, id, {});
      return;
    }
    if (way === 'for members') {
      await save(id, { visibility: 'members' });
      return publish(id);
    }
    await writing.submit(office, id, {});
    if (way === 'submitted') return;
    await reviewing.take(judge, id);
    const field = kind === 'practice' ? 'problem' : 'event';
    if (way === 'in-review') await comments.add(judge, id, { field, text: reason.reason });
    if (way === 'returned') await reviewing.requestChanges(judge, id, reason);
    if (way === 'approved') await reviewing.approve(judge, id);
    if (way === 'rejected') await reviewing.reject(judge, id, reason);
  }

  const begun = [];
  for (let number = 0; number < count; number += 1) begun.push(await begin(number));
  await services.jobs.runDue();
  await services.search.catchUp();
  await beforeHiding(begun.filter(({ way, hasOpenForm }) => hasOpenForm || way === 'archived'));
  for (const one of begun) await hide(one);
  await services.search.catchUp();
  return begun;
}
