import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { analyse } from '../text/index.ts';
import type { Concept } from './concepts.ts';
import type { SearchDocument } from './search-engine.ts';

const folder = join(packageRoot, 'seed', 'dictionary');

/**
 * Words of both languages that say the same: everyday ones, where the field's terms are those of its glossary. An
 * entry is one sense; a word of several senses stands in several.
 */
export function readDictionary(): Concept[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Concept[]);
}

/** The entries that find something in `documents`, for a search that has no others. */
export function dictionaryFor(documents: readonly SearchDocument[]): Concept[] {
  const said = new Set<string>();
  for (const { texts } of documents) {
    for (const { title, summary, body } of Object.values(texts)) {
      for (const { stems } of [title, summary, body].flatMap((text) => analyse(text))) {
        for (const stem of stems) said.add(stem);
      }
    }
  }
  const isSaid = (form: string): boolean =>
    analyse(form).every(({ stems }) => stems.some((stem) => said.has(stem)));
  return readDictionary().filter(({ ar, en }) => ar.some(isSaid) || en.some(isSaid));
}
