import { titleOf, type ContentRecord, type Links } from '../../../../content/index.ts';
import { formatDate } from '../../../../language/index.ts';
import type { FlowDocument, PackLanguage } from '../../pack-document.ts';
import { beside } from '../beside.ts';
import type { RecordPhotograph } from '../../record-pictures.ts';
import { recordBlocks } from './record-blocks.ts';
import { say, theirs, type Voices } from '../voice.ts';

/** One record as a paper of its own. @param links records that it names, by locale */
export function recordPaper(
  record: ContentRecord,
  language: PackLanguage,
  voices: Voices,
  links: Record<'ar' | 'en', Links>,
  photographs: readonly RecordPhotograph[],
): FlowDocument {
  const locale = language === 'both' ? 'ar' : language;
  const voice = voices[locale];
  const blocks = (side: 'ar' | 'en') => recordBlocks(record, voices[side], links[side], photographs);
  return {
    locale,
    title: theirs(titleOf(record), voice),
    titles: [],
    subtitle: [],
    author: voice.t('layout:name'),
    foot: say(voice, 'packs:foot.record', {
      number: voice.t(`record:number.${record.kind}`, { id: record.id }),
      date: formatDate(record.updatedAt, locale),
    }),
    isBook: false,
    paper: 'a4',
    sheet: language === 'both' ? 'dense' : 'usual',
    contents: say(voice, 'packs:contents'),
    blocks: language === 'both' ? beside(blocks('ar'), blocks('en'), voices) : blocks(language),
    date: record.updatedAt,
  };
}
