import type { Candidate, Occurrence } from '../../ranking.ts';
import type { FoundRecords } from './found-records.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { SoftWords } from './soft-words.ts';
import type { WordMatch } from './word-matches.ts';

export interface TextCandidate extends Candidate {
  text: number;
}

/** Reads from the index what ranking wants to know of the best records found. */
export class Candidates {
  private readonly index: InvertedIndex;
  private readonly norms: Float32Array;
  private readonly soft: SoftWords;
  private readonly wordOfStem = new Map<number, number>();

  constructor(index: InvertedIndex, matches: readonly WordMatch[], norms: Float32Array) {
    this.index = index;
    this.norms = norms;
    this.soft = new SoftWords(index, matches);
    for (const { word, stems } of matches) {
      for (const { stem } of stems) if (!this.wordOfStem.has(stem)) this.wordOfStem.set(stem, word);
    }
  }

  read(found: FoundRecords, at: number): TextCandidate {
    const { texts, records } = this.index;
    const slot = found.slots[at]!;
    const text = found.texts[at]!;
    return {
      id: found.ids[at]!,
      text,
      score: found.keys[at]!,
      occurrences: this.occurrencesIn(text),
      soft: this.soft.frequencies(text),
      norm: this.norms[text]!,
      titleLength: texts.titleEnd[text]!,
      evidence: records.evidence[slot]!,
      published: records.published[slot]!,
    };
  }

  /** Where `text` holds words of the query, in order. */
  private occurrencesIn(text: number): Occurrence[] {
    const occurrences: Occurrence[] = [];
    const titleEnd = this.index.texts.titleEnd[text]!;
    const words = this.index.texts.wordsOf(text);
    for (let position = 0; position < words.length; position++) {
      for (const stem of this.index.stemsOfWord(words[position]!)) {
        const word = this.wordOfStem.get(stem);
        if (word === undefined) continue;
        occurrences.push({ word, position, inTitle: position < titleEnd });
        break;
      }
    }
    return occurrences;
  }
}
