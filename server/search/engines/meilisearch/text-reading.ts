import { locales, type Locale } from '../../../language/index.ts';
import {
  attachedWeight,
  b,
  fieldWeights,
  k1,
  labelWeight,
  type Candidate,
  type Occurrence,
} from '../../ranking.ts';
import { bitOf } from '../embedded/coverage.ts';
import { textFields, type ShadowHit, type ShadowText } from './shadow-document.ts';
import type { Sought } from './sought.ts';
import { stemsOfFolded } from './folded-words.ts';

/** What ranking wants to know of one text of a hit. */
export interface TextReading extends Candidate {
  language: Locale;
  /** The words of the plan that it has, one bit each. */
  mask: number;
  /** The stems of the plan that it has. */
  stems: ReadonlySet<string>;
}

interface Entry {
  word: number;
  share: number;
}

/** Reads hits for one query. */
export class TextReader {
  private readonly sought: Sought;
  private readonly byStem = new Map<string, Entry[]>();
  private readonly bySimilar = new Map<string, Entry[]>();

  constructor(sought: Sought) {
    this.sought = sought;
    const file = (table: Map<string, Entry[]>, key: string, entry: Entry): void => {
      const list = table.get(key);
      if (list) list.push(entry);
      else table.set(key, [entry]);
    };
    for (const [word, { stems, similar }] of sought.plan.words.entries()) {
      for (const { stem, share } of stems) file(this.byStem, stem, { word, share });
      for (const { word: text, share } of similar) file(this.bySimilar, text, { word, share });
    }
  }

  /** The texts of `hit`, one for each language that it is written in. */
  read(hit: ShadowHit): TextReading[] {
    return locales.flatMap((language) => {
      const text = hit.texts[language];
      return text ? [this.readText(hit, text, language)] : [];
    });
  }

  private readText(hit: ShadowHit, text: ShadowText, language: Locale): TextReading {
    const weights = new Map<string, number>();
    const occurrences: Occurrence[] = [];
    const soft = new Float32Array(this.sought.plan.words.length);
    let position = 0;
    let titleLength = 0;
    for (const field of textFields) {
      if (text[field] !== '') {
        for (const word of text[field].split(' ')) {
          this.readWord(word, position++, field === 'title', fieldWeights[field], weights, occurrences, soft);
        }
      }
      if (field === 'title') titleLength = position;
    }
    for (const stem of hit.labels) {
      if (this.byStem.has(stem)) weights.set(stem, (weights.get(stem) ?? 0) + labelWeight);
    }
    for (const stem of hit[`attached_${language}`] ?? []) {
      if (this.byStem.has(stem)) weights.set(stem, (weights.get(stem) ?? 0) + attachedWeight);
    }
    const norm = k1 * (1 - b + (b * position) / this.sought.averageLength[language]);
    const { id, level, published } = hit;
    const read = { id, language, soft, norm, occurrences, titleLength, evidence: level, published };
    return { ...read, ...this.score(weights, norm), stems: new Set(weights.keys()) };
  }

  private readWord(
    word: string,
    position: number,
    inTitle: boolean,
    weight: number,
    weights: Map<string, number>,
    occurrences: Occurrence[],
    soft: Float32Array,
  ): void {
    let isTold = false;
    for (const stem of stemsOfFolded(word)) {
      const first = this.byStem.get(stem)?.[0];
      if (!first) continue;
      weights.set(stem, (weights.get(stem) ?? 0) + weight);
      if (!isTold) occurrences.push({ word: first.word, position, inTitle });
      isTold = true;
    }
    for (const like of this.bySimilar.get(word) ?? []) {
      soft[like.word] = soft[like.word]! + weight * like.share;
    }
  }

  /** BM25; the stems of one word of the query count by their maximum. */
  private score(weights: ReadonlyMap<string, number>, norm: number): { score: number; mask: number } {
    const best = new Map<number, number>();
    for (const [stem, weight] of weights) {
      for (const { word, share } of this.byStem.get(stem)!) {
        const { idf } = this.sought.statistics[word]!;
        const score = (idf * share * (k1 + 1) * weight) / (weight + norm);
        best.set(word, Math.max(score, best.get(word) ?? 0));
      }
    }
    let score = 0;
    let mask = 0;
    for (const [word, share] of best) {
      score += share;
      mask |= bitOf(word);
    }
    return { score, mask };
  }
}
