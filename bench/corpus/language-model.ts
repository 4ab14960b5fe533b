import { isStopWord, tokenise } from '../../server/text/index.ts';
import type { Random } from '../random.ts';
import { AliasTable } from './alias-table.ts';
import { LetterModel } from './letter-model.ts';

/** Zipf–Mandelbrot: how often the word of a rank comes. */
const exponent = 1.05;
const shift = 2.7;
const isWord = (word: string): boolean => /^\p{L}+$/u.test(word);

/**
 * Words of one language with the frequencies of real text: the real words in the order of their own frequency,
 * then invented ones that look like them.
 */
export class LanguageModel {
  readonly words: readonly string[];
  private readonly table: AliasTable;

  /** @param count distinct words in all */
  constructor(realText: string, count: number, random: Random) {
    this.words = wordsLike(realText, count, random);
    this.table = new AliasTable(
      Float64Array.from({ length: count }, (_, rank) => (rank + 1 + shift) ** -exponent),
    );
  }

  draw(random: Random): string {
    return this.words[this.table.draw(random)]!;
  }

  /** The words that say something whose ranks among such are from `from` to before `to`, the commonest first. */
  contentWords(from: number, to: number): string[] {
    const found: string[] = [];
    for (let at = 0, rank = 0; at < this.words.length && rank < to; at++) {
      const word = this.words[at]!;
      if (word.length < 4 || isStopWord(tokenise(word)[0]?.word ?? '')) continue;
      if (rank++ >= from) found.push(word);
    }
    return found;
  }
}

function wordsLike(realText: string, count: number, random: Random): string[] {
  const frequency = new Map<string, number>();
  for (const word of realText.toLowerCase().match(/\p{L}[\p{L}\p{Mn}]*/gu) ?? [])
    if (isWord(word)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const real = [...frequency].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const letters = new LetterModel(real);
  const words = new Set(real.slice(0, count));
  while (words.size < count) {
    const word = letters.write(random);
    if (word.length > 1) words.add(word);
  }
  return [...words];
}
