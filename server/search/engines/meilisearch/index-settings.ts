import { createHash } from 'node:crypto';
import { locales } from '../../../language/index.ts';
import { facetNames } from '../../search-engine.ts';
import { attachedFieldIn, attachedIn, fieldIn, labelField, stemsIn, textFields } from './shadow-document.ts';

/** Raised where documents are written otherwise than before: another index then, built aside. */
const documentVersion = 2;

const searched = [
  ...textFields.flatMap((field) => locales.map((language) => fieldIn(field, language))),
  labelField,
  ...locales.map(attachedFieldIn),
];
/** Only ever compared whole: no search within values, no ranges, and so no trees for them. */
const comparedWhole = [
  'id',
  'shown',
  'labels',
  ...locales.map(stemsIn),
  ...locales.map(attachedIn),
  ...facetNames,
];

/**
 * The settings of our indexes. Words are analysed before they come here, so everything by which Meilisearch would
 * guess at them is off; it finds candidates by number of words and field, and `ranking.ts` orders them.
 */
export const indexSettings = {
  displayedAttributes: ['*'],
  searchableAttributes: searched,
  filterableAttributes: [
    {
      attributePatterns: comparedWhole,
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['years'],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
  ],
  sortableAttributes: ['id', 'level', 'published'],
  rankingRules: ['words', 'attribute', 'sort'],
  stopWords: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  facetSearch: false,
  typoTolerance: { enabled: false },
  localizedAttributes: [{ attributePatterns: searched, locales: ['eng'] }],
  faceting: { maxValuesPerFacet: 1_000 },
  pagination: { maxTotalHits: 20_000 },
} as const;

/**
 * The name of the index of one library: another version of the documents, the settings or the labels is another
 * index, so that two versions of the house on one server do not undo each other's work.
 */
export function indexName(library: string, labels: string): string {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);
  return `tajarib_${documentVersion}_${hash(library)}_${hash(JSON.stringify(indexSettings) + labels)}`;
}

/** Names of the settings in which `there` is not as it should be. Settings that are not ours are left alone. */
export function driftedSettings(there: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(indexSettings)
    .filter(([name, wanted]) => !holds(there[name], wanted))
    .map(([name]) => name);
}

/** Whether `there` says what `wanted` says; what the server adds to an object of its own is no difference. */
function holds(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((one, at) => holds(there[at], one))
    );
  }
  if (wanted !== null && typeof wanted === 'object') {
    if (there === null || typeof there !== 'object') return false;
    return Object.entries(wanted).every(([name, value]) =>
      holds((there as Record<string, unknown>)[name], value),
    );
  }
  return there === wanted;
}
