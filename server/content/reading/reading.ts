import {
  languagesOf,
  localText,
  translationState,
  type BilingualText,
  type ContentLanguage,
  type LocalText,
  type Locale,
  type Translate,
} from '../../language/index.ts';
import type { ContentKind } from '../fields/index.ts';
import { titleOf, type ContentRecord } from '../record.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';

/** One record before one reader: what every part of its page needs to know. */
export interface Reading {
  readonly locale: Locale;
  readonly t: Translate;
  readonly vocabularies: Vocabularies;
  readonly kind: ContentKind;
  readonly source: ContentLanguage;
  /** The record is not written in the reader's language: said once, at the head, not at each field. */
  readonly isForeign: boolean;
}

export const readingOf = (
  record: ContentRecord,
  { locale, t }: { locale: Locale; t: Translate },
  vocabularies: Vocabularies,
): Reading => ({
  locale,
  t,
  vocabularies,
  kind: record.kind,
  source: record.sourceLang,
  isForeign: !languagesOf(titleOf(record)).includes(locale),
});

/** A text as the reader gets it. */
export interface ShownText {
  text: LocalText;
  /** What the reader has to know about this translation; '' when there is nothing to say. */
  note: string;
}

function noteOn(text: BilingualText, shown: LocalText, { locale, t, source, isForeign }: Reading): string {
  if (shown.language !== locale) return isForeign ? '' : t(`record:note.only-${shown.language}`);
  const state = translationState(text, shown.language, source);
  return state === 'outdated' || state === 'machine' || state === 'in-progress'
    ? t(`record:note.${state}`)
    : '';
}

/** The text in the reader's language, else in one that it is written in; undefined where it is in none. */
export function shownText(text: BilingualText | undefined, reading: Reading): ShownText | undefined {
  const shown = localText(text, reading.locale);
  return text && shown ? { text: shown, note: noteOn(text, shown, reading) } : undefined;
}

/** Words of the interface, in the shape of a text. */
export const ownWords = (words: string, { locale }: Reading): LocalText => ({
  text: words,
  language: locale,
});

/** What a field of this record is called. */
export const fieldLabel = (key: string, { t, kind }: Reading): string => t(`fields:${kind}.${key}`);
