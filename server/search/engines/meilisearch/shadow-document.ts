import { locales, type Locale } from '../../../language/index.ts';
import { eachToken, stemsOf } from '../../../text/index.ts';
import { toSearchedText } from './plain-letters.ts';
import {
  facetNames,
  rankedLevel,
  type DocumentText,
  type FacetName,
  type SearchDocument,
} from '../../search-engine.ts';

/** The fields of a text, the weightiest first. */
export const textFields = ['title', 'summary', 'body'] as const;
export type TextField = (typeof textFields)[number];

/** The folded words of a text in order, those of each field joined by spaces. */
export type ShadowText = Record<TextField, string>;

/** Where the words of a language are looked up by filters, and where its fields are searched by stems. */
export const stemsIn = (language: Locale): string => `stems_${language}`;
/** Where the stems of labels are searched; `labels` has them for filters. */
export const labelField = 'label_words';
/** The same of the record's files. */
export const attachedIn = (language: Locale): string => `attached_${language}`;
export const attachedFieldIn = (language: Locale): string => `attached_words_${language}`;
export const fieldIn = (field: TextField, language: Locale): string => `${field}_${language}`;

/** The stems of the record's files, each once; left out where it has none. */
type Attached = Partial<Record<`attached_${Locale}`, string[]>>;

/** What a hit is read from: the rest of a document is for finding it. */
export interface ShadowHit extends Record<FacetName, string[]>, Attached {
  id: number;
  texts: Partial<Record<Locale, ShadowText>>;
  labels: string[];
  /** Level + 1: 0 where there is none. */
  level: number;
  /** Milliseconds since 1970. */
  published: number;
}
export const hitAttributes: readonly (keyof ShadowHit)[] = [
  ...facetNames,
  'id',
  'texts',
  'labels',
  'attached_ar',
  'attached_en',
  'level',
  'published',
];

/** What Meilisearch holds of a record: its codes, and the forms of its words made by our own analysis. */
export type ShadowDocument = ShadowHit & { shown: true; years: number[] };

export type LabelsOf = (facet: string, code: string) => readonly string[];

interface Analysed {
  words: string[];
  stems: string[];
}

function analysed(text: string): Analysed {
  const words: string[] = [];
  const stems: string[] = [];
  eachToken(text, (_start, _end, word, script) => {
    words.push(word);
    stems.push(...stemsOf(word, script));
  });
  return { words, stems };
}

function attachedStems({ attached }: DocumentText, language: Locale): Record<string, unknown> {
  if (attached === undefined) return {};
  const stems = [...new Set(analysed(attached).stems)];
  return { [attachedIn(language)]: stems, [attachedFieldIn(language)]: toSearchedText(stems) };
}

function shadowText(
  text: DocumentText,
  language: Locale,
): { text: ShadowText; found: Record<string, unknown> } {
  const fields = textFields.map((field) => [field, analysed(text[field])] as const);
  return {
    text: Object.fromEntries(fields.map(([field, { words }]) => [field, words.join(' ')])) as ShadowText,
    found: {
      ...Object.fromEntries(
        fields.map(([field, { stems }]) => [fieldIn(field, language), toSearchedText(stems)]),
      ),
      [stemsIn(language)]: [...new Set(fields.flatMap(([, { stems }]) => stems))],
      ...attachedStems(text, language),
    },
  };
}

/** The stems of all labels and aliases of the document's codes; of each word the likeliest, as labels are nouns. */
function labelStems({ facets }: SearchDocument, labelsOf: LabelsOf): string[] {
  const stems = new Set<string>();
  for (const [facet, codes] of Object.entries(facets)) {
    for (const label of codes.flatMap((code) => labelsOf(facet, code))) {
      eachToken(label, (_start, _end, word, script) => {
        for (const stem of stemsOf(word, script).slice(0, 1)) stems.add(stem);
      });
    }
  }
  return [...stems];
}

export function toShadow(document: SearchDocument, labelsOf: LabelsOf): ShadowDocument {
  const labels = labelStems(document, labelsOf);
  const written = locales.flatMap((language) => {
    const text = document.texts[language];
    return text ? [[language, shadowText(text, language)] as const] : [];
  });
  return {
    ...Object.assign({}, ...written.map(([, { found }]) => found)),
    ...document.facets,
    id: document.id,
    shown: true,
    texts: Object.fromEntries(written.map(([language, { text }]) => [language, text])),
    labels,
    [labelField]: toSearchedText(labels),
    years: document.facets.year.map(Number).filter(Number.isFinite),
    level: rankedLevel(document),
    published: Date.parse(document.publishedAt) || 0,
  } as ShadowDocument;
}

/**
 * What stands for a record that was taken out. It is put, not deleted, so that one task takes records in, takes
 * others out and moves the position; it is gone at the next rebuild.
 */
export const toGone = (id: number): { id: number; shown: false } => ({ id, shown: false });
