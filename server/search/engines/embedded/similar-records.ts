import { inverseFrequency } from '../../ranking.ts';
import type { EngineHit } from '../../search-engine.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { TextScores } from './text-scores.ts';
import { textLanguages } from './text-table.ts';
import type { WordMatch } from './word-matches.ts';

/** The words that tell a record from the others: so many of them, by frequency in it and rarity elsewhere. */
const tellingWords = 30;
/** A record below this share of what the record itself would score has nothing to do with it. */
const leastLikeness = 0.12;

/** Finds records that say the like of a given one, in either of its languages. */
export class SimilarRecords {
  private readonly scores = new TextScores();

  /** At most `limit`, the most similar first; none for a record that is not indexed. */
  find(index: InvertedIndex, id: number, limit: number): EngineHit[] {
    const slot = index.records.slotOf(id);
    if (slot === undefined) return [];
    this.scores.run(index, this.tellingWordsOf(index, slot));
    const { texts, records } = index;
    const { scores } = this.scores;
    const best = this.scores.bestPerRecord(index);
    const own = best.find((text) => texts.record[text] === slot);
    const least = own === undefined ? 0 : leastLikeness * scores[own]!;
    return [...best]
      .filter((text) => text !== own && scores[text]! >= least)
      .sort((one, other) => scores[other]! - scores[one]! || one - other)
      .slice(0, limit)
      .map((text) => ({
        id: records.ids[texts.record[text]!]!,
        score: scores[text]!,
        language: textLanguages[texts.language[text]!]!,
      }));
  }

  private tellingWordsOf(index: InvertedIndex, slot: number): WordMatch[] {
    const { texts, postings } = index;
    const frequencies = new Map<number, number>();
    for (const language of textLanguages.keys()) {
      const text = texts.find(slot, language);
      if (text === undefined) continue;
      const titleEnd = texts.titleEnd[text]!;
      for (const [position, word] of texts.wordsOf(text).entries()) {
        const stem = index.stemsOfWord(word)[0];
        if (stem !== undefined) {
          frequencies.set(stem, (frequencies.get(stem) ?? 0) + (position < titleEnd ? 3 : 1));
        }
      }
    }
    return [...frequencies]
      .filter(([stem]) => postings.count(stem) > 1)
      .map(([stem, frequency], word) => {
        const idf = inverseFrequency(texts.size, postings.count(stem)) * Math.log(1 + frequency);
        return { word, stems: [{ stem, share: 1 }], idf, similar: [], softIdf: 0, known: true };
      })
      .sort((one, other) => other.idf - one.idf)
      .slice(0, tellingWords);
  }
}
