import { rememberedStems, tokenise, type Script } from '../../../text/index.ts';
import { fieldWeights } from '../../ranking.ts';
import type { QueryPlan } from '../../query-plan.ts';
import { textFields, type ShadowText } from './shadow-document.ts';

/** What the words of a query look like from the side of a text. */
export interface WordTables {
  /** Stem → the words of the plan that have it, and what it counts of each. */
  byStem: ReadonlyMap<string, readonly { word: number; share: number }[]>;
  /** Folded word → the words of the plan that it looks like. */
  bySimilar: ReadonlyMap<string, readonly { word: number; share: number }[]>;
}

export function toWordTables({ words }: QueryPlan): WordTables {
  const byStem = new Map<string, { word: number; share: number }[]>();
  const bySimilar = new Map<string, { word: number; share: number }[]>();
  const file = (table: typeof byStem, key: string, entry: { word: number; share: number }): void => {
    const list = table.get(key);
    if (list) list.push(entry);
    else table.set(key, [entry]);
  };
  for (const [word, { stems, similar }] of words.entries()) {
    for (const { stem, share } of stems) file(byStem, stem, { word, share });
    for (const { word: text, share } of similar) file(bySimilar, text, { word, share });
  }
  return { byStem, bySimilar };
}

const scripts = new Map<string, Script>();
const mostScripts = 50_000;

/** The stems of a word that was folded when it was indexed. */
export function stemsOfFolded(word: string): readonly string[] {
  let script = scripts.get(word);
  if (script === undefined) {
    if (scripts.size >= mostScripts) scripts.clear();
    scripts.set(word, (script = tokenise(word)[0]?.script ?? 'other'));
  }
  return rememberedStems(word, script);
}

/** Calls `visit` for each word of a text, in order. */
export function eachWord(
  text: ShadowText,
  visit: (word: string, position: number, weight: number, isInTitle: boolean) => void,
): number {
  let position = 0;
  for (const field of textFields) {
    if (text[field] === '') continue;
    for (const word of text[field].split(' '))
      visit(word, position++, fieldWeights[field], field === 'title');
  }
  return position;
}
