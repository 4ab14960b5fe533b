import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Vocabularies, VocabularyName } from '../vocabularies/index.ts';
import type { FacetName } from './search-engine.ts';

/** The vocabulary of each facet whose labels and aliases are searched. Years and languages speak for themselves. */
export const facetVocabularies: Partial<Record<FacetName, VocabularyName>> = {
  kind: 'kinds',
  sector: 'sectors',
  governorate: 'governorates',
  country: 'countries',
  maturity: 'practice-statuses',
  theme: 'themes',
  stage: 'stages',
};

/** Labels in both languages and aliases, by `facet:code`. @param which those of now, or those the library came with */
export function labelsByCode(
  vocabularies: Vocabularies,
  which: 'terms' | 'originals' = 'terms',
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(facetVocabularies).flatMap(([facet, name]) => {
      const { [which]: terms } = vocabularies.get(name);
      return terms.map(({ code, ar, en, ckb, aliases = [] }) => [
        `${facet}:${code}`,
        [ar, en, ...(ckb ? [ckb] : []), ...aliases],
      ]);
    }),
  );
}

/** A fingerprint of the labels: an index built with others is built anew. */
export const fingerprintOf = (labels: Record<string, readonly string[]>): string =>
  createHash('sha256').update(JSON.stringify(labels)).digest('hex').slice(0, 16);

/** Where the embedded index is kept between starts. */
export const snapshotFileIn = (dataDir: string): string => join(dataDir, 'search', 'index.snapshot');
