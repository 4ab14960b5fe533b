import {
  titleOf,
  type ContentRecord,
  type ContentService,
  type Links,
  type Practice,
} from '../../content/index.ts';
import type { Locale } from '../../language/index.ts';
import { theirs, type Voices } from './compose/voice.ts';
import { memoOf } from './compose/records/memo.ts';
import { recordPaper } from './compose/records/record-paper.ts';
import { recordPicture, pictureWidth } from './compose/records/record-picture.ts';
import type { MadeFile } from './made-file.ts';
import type { PackLanguage } from './pack-document.ts';
import { readPhotographs, type Photographs } from './record-pictures.ts';
import type { Press } from './press/press.ts';

export const recordFormats = ['pdf', 'docx'] as const;
export type RecordFormat = (typeof recordFormats)[number];

interface Dependencies {
  press: Press;
  content: ContentService;
  photographs: Photographs;
}

/** The lessons that the steps of a practice name, by their titles. */
async function linksOf(record: ContentRecord, content: ContentService): Promise<Record<Locale, Links>> {
  const steps = record.kind === 'practice' ? (record.values.components ?? []) : [];
  const lessons = await content.listPublishedByExternalIds(steps.flatMap(({ lesson }) => lesson ?? []));
  const links = (locale: Locale): Links =>
    new Map(lessons.map((one) => [one.externalId, { title: theirs(titleOf(one), { locale }), href: '' }]));
  return { ar: links('ar'), en: links('en') };
}

/** A record as a file of its own. Rejects with PdfUnavailable where this machine sets no PDF. */
export async function makeRecordFile(
  record: ContentRecord,
  format: RecordFormat,
  language: PackLanguage,
  voices: Voices,
  { press, content, photographs }: Dependencies,
): Promise<MadeFile> {
  const [links, pictures] = await Promise.all([
    linksOf(record, content),
    readPhotographs(record, photographs),
  ]);
  const document = recordPaper(record, language, voices, links, pictures);
  return {
    name: `tajarib-${record.kind}-${record.id}-${language}.${format}`,
    bytes: await press.order({ make: format, document }),
  };
}

/** A letter to the governor about a practice. @param now when it is written */
export async function makeMemo(
  practice: Practice,
  language: PackLanguage,
  voices: Voices,
  { press, now }: { press: Press; now: Date },
): Promise<MadeFile> {
  const document = memoOf(practice, language, voices, now.toISOString().slice(0, 10));
  return {
    name: `tajarib-memo-${practice.id}-${language}.docx`,
    bytes: await press.order({ make: 'docx', document }),
  };
}

/** The picture that a message shows beside a link to the record: both titles, what it is and where it is from. */
export async function makeRecordPicture(
  record: ContentRecord,
  voices: Voices,
  press: Press,
): Promise<Buffer> {
  const data = recordPicture(record, voices);
  return press.order({ make: 'picture', template: 'share', data, width: pictureWidth });
}
