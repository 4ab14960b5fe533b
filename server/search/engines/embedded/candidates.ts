import { fieldWeights, type Candidate, type Occurrence } from '../../ranking.ts';
import type { FoundRecords } from './found-records.ts';
import { withRoom } from './growable.ts';
import { noStem, stemsPerWord, type InvertedIndex } from './inverted-index.ts';
import type { WordMatch } from './word-matches.ts';

export interface TextCandidate extends Candidate {
  text: number;
}

/** That a word looks like one of the query: which, and how much so. */
interface Look {
  match: number;
  share: number;
}

const unknown = 0;
const nothing = 1;
const something = 2;

/**
 * Reads from the index what ranking wants to know of the best records found: every word of a hundred texts. So
 * what a stem or word means to the query stands in arrays by number, set before and cleared after.
 */
export class Candidates {
  /** By stem: the query's word + 1. */
  private wordOfStem = new Uint16Array(0);
  /** By word: place in `looks`; 0 for none. */
  private looksOfWord = new Uint16Array(0);
  private looks: Look[][] = [];
  /** By word: whether it says something to the query, once that was looked up. */
  private says = new Uint8Array(0);
  private matches: readonly WordMatch[] = [];

  /** The texts of `found` at the places of `best`, in their order. */
  read(
    index: InvertedIndex,
    matches: readonly WordMatch[],
    norms: Float32Array,
    found: FoundRecords,
    best: Uint32Array,
  ): TextCandidate[] {
    this.prepare(index, matches);
    const candidates = Array.from(best, (at) => this.readOne(index, norms, found, at));
    this.clear();
    return candidates;
  }

  private prepare(index: InvertedIndex, matches: readonly WordMatch[]): void {
    this.matches = matches;
    this.wordOfStem = withRoom(this.wordOfStem, index.stems.size);
    this.looksOfWord = withRoom(this.looksOfWord, index.words.size);
    this.looks = [[]];
    this.says = withRoom(this.says, index.words.size);
    this.says.fill(unknown);
    for (const [match, { word, stems, similar }] of matches.entries()) {
      for (const { stem } of stems) if (this.wordOfStem[stem] === 0) this.wordOfStem[stem] = word + 1;
      for (const { word: other, share } of similar) {
        const place = this.looksOfWord[other]!;
        if (place > 0) this.looks[place]!.push({ match, share });
        else this.looksOfWord[other] = this.looks.push([{ match, share }]) - 1;
      }
    }
  }

  private clear(): void {
    for (const { stems, similar } of this.matches) {
      for (const { stem } of stems) this.wordOfStem[stem] = 0;
      for (const { word } of similar) this.looksOfWord[word] = 0;
    }
  }

  /** Looks up whether a word has to do with the query, and keeps it. */
  private isSaying({ wordStems }: InvertedIndex, word: number): boolean {
    let isSaying = this.looksOfWord[word] !== 0;
    const first = word * stemsPerWord;
    for (let place = first; place < first + stemsPerWord && !isSaying; place++) {
      const stem = wordStems[place]!;
      if (stem === noStem) break;
      isSaying = this.wordOfStem[stem] !== 0;
    }
    this.says[word] = isSaying ? something : nothing;
    return isSaying;
  }

  private readOne(index: InvertedIndex, norms: Float32Array, found: FoundRecords, at: number): TextCandidate {
    const { texts, records, wordStems } = index;
    const { wordOfStem, looksOfWord, says } = this;
    const slot = found.slots[at]!;
    const text = found.texts[at]!;
    const titleEnd = texts.titleEnd[text]!;
    const summaryEnd = texts.summaryEnd[text]!;
    const words = texts.wordsOf(text);
    const occurrences: Occurrence[] = [];
    const soft = new Float32Array(this.matches.length);
    for (let position = 0; position < words.length; position++) {
      const number = words[position]!;
      // Texts repeat their words, and most say nothing: one look at few bytes does for them.
      if (says[number] === nothing) continue;
      if (says[number] === unknown && !this.isSaying(index, number)) continue;
      const first = number * stemsPerWord;
      for (let place = first; place < first + stemsPerWord; place++) {
        const stem = wordStems[place]!;
        if (stem === noStem) break;
        const word = wordOfStem[stem]!;
        if (word === 0) continue;
        occurrences.push({ word: word - 1, position, inTitle: position < titleEnd });
        break;
      }
      const looks = looksOfWord[number]!;
      if (looks === 0) continue;
      const { title, summary, body } = fieldWeights;
      const weight = position < titleEnd ? title : position < summaryEnd ? summary : body;
      for (const { match, share } of this.looks[looks]!) soft[match] = soft[match]! + weight * share;
    }
    return {
      id: found.ids[at]!,
      text,
      score: found.keys[at]!,
      occurrences,
      soft,
      norm: norms[text]!,
      titleLength: titleEnd,
      evidence: records.evidence[slot]!,
      published: records.published[slot]!,
    };
  }
}
