import {
  eachToken,
  eachWord,
  foldedLetters,
  readWord,
  stemsOf,
  tokenise,
  type Script,
} from '../../../text/index.ts';
import type { SearchDocument } from '../../search-engine.ts';
import { attachedWeight, fieldWeights, labelWeight } from '../../ranking.ts';
import { withRoom } from './growable.ts';
import { Lexicon } from './lexicon.ts';
import { NearWords } from './near-words.ts';
import { Postings } from './postings.ts';
import { RecordTable } from './record-table.ts';
import { SimilarWords } from './similar-words.ts';
import { StemWeights } from './stem-weights.ts';
import { textLanguages, TextTable } from './text-table.ts';
import { WordKeys } from './word-keys.ts';

/** Stems a word can have; its unused places hold `noStem`. */
export const stemsPerWord = 4;
export const noStem = 0xffffffff;

/** Labels and aliases of a code, to be searched with the records that carry it. */
export type LabelsOf = (facet: string, code: string) => readonly string[];

const scriptOfWord = (word: string): Script => tokenise(word)[0]?.script ?? 'other';

/** Without harakat, tatweel and case. */
const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Mn}\p{Cf}ـ]/gu, '')
    .toLowerCase();

/**
 * The inverted index: which texts hold which stems, and all that ranking and counting need, in memory. Pure of
 * input and output: the worker gives it documents, the snapshot its columns.
 */
export class InvertedIndex {
  words = new Lexicon();
  stems = new Lexicon();
  /** `stemsPerWord` numbers of stems for each word. */
  wordStems = new Uint32Array(0);
  /** Texts that hold each word as it is written (folded), for how common a word is. */
  wordTexts = new Uint32Array(0);
  readonly similar = new SimilarWords((word) => this.words.at(word));
  /** How a word is written where that is not as it is folded. */
  readonly spellings = new Map<number, string>();
  readonly near = new NearWords((word) => this.words.at(word));
  readonly keys = new WordKeys((word) => this.words.at(word), scriptOfWord);
  readonly postings = new Postings();
  records = new RecordTable();
  texts = new TextTable();
  /** The last change of the log that is in here. */
  position = 0;
  private readonly stemWeights = new StemWeights();
  /** The last text, counted from 1, that was seen to hold a word. */
  private lastText = new Uint32Array(0);
  private readonly labelStems = new Map<string, readonly number[]>();
  private readonly labelsOf: LabelsOf;

  constructor(labelsOf: LabelsOf) {
    this.labelsOf = labelsOf;
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    const record = this.records.add(document);
    const labels = this.stemsOfLabels(document);
    for (const [language, name] of textLanguages.entries()) {
      const text = document.texts[name];
      if (!text) continue;
      const attached = text.attached === undefined ? [] : this.wordsIn(text.attached);
      this.addText(record, language, [text.title, text.summary, text.body], labels, attached);
    }
  }

  remove(id: number): boolean {
    return this.records.remove(id);
  }

  private addText(
    record: number,
    language: number,
    fields: readonly string[],
    labels: readonly number[],
    attached: readonly number[],
  ): void {
    const words: number[] = [];
    const ends: number[] = [];
    const weights = this.stemWeights;
    const fieldWeight = [fieldWeights.title, fieldWeights.summary, fieldWeights.body];
    for (const [index, field] of fields.entries()) {
      const weight = fieldWeight[index]!;
      eachWord(field, (start, end, size, script) => {
        // Nearly all words are known: they are told by their letters, without making strings of them.
        const number =
          this.words.findLetters(foldedLetters, size) ?? this.addWord(field, start, end, size, script);
        words.push(number);
        const first = number * stemsPerWord;
        for (let at = first; at < first + stemsPerWord; at++) {
          const stem = this.wordStems[at]!;
          if (stem === noStem) break;
          weights.add(stem, weight);
        }
      });
      ends.push(words.length);
    }
    for (const stem of labels) weights.add(stem, labelWeight);
    const attachedStems = new Set(attached.flatMap((word) => [...this.stemsOfWord(word)]));
    for (const stem of attachedStems) weights.add(stem, attachedWeight);
    const text = this.texts.add(record, language, ends[0]!, ends[1]!, words);
    weights.drain((stem, weight) => this.postings.add(stem, text, weight));
    this.countWords(words, text);
    this.countWords(attached, text);
  }

  /** Every word of a text, each once. */
  private wordsIn(text: string): number[] {
    const words = new Set<number>();
    eachWord(text, (start, end, size, script) => {
      words.add(this.words.findLetters(foldedLetters, size) ?? this.addWord(text, start, end, size, script));
    });
    return [...words];
  }

  private countWords(words: readonly number[], text: number): void {
    this.wordTexts = withRoom(this.wordTexts, this.words.size);
    this.lastText = withRoom(this.lastText, this.words.size);
    for (const word of words) {
      if (this.lastText[word] === text + 1) continue;
      this.lastText[word] = text + 1;
      this.wordTexts[word] = this.wordTexts[word]! + 1;
    }
  }

  /** A new word, whose folded letters have just been read from `field`. */
  private addWord(field: string, start: number, end: number, size: number, script: Script): number {
    const word = readWord(size);
    const number = this.words.add(word);
    this.similar.add(word);
    this.near.add(number, word);
    this.keys.add(number, word, script);
    const written = plainly(field.slice(start, end));
    if (written !== word) this.spellings.set(number, written);
    const from = number * stemsPerWord;
    const before = this.wordStems.length;
    this.wordStems = withRoom(this.wordStems, from + stemsPerWord);
    if (this.wordStems.length > before) this.wordStems.fill(noStem, before);
    for (const [index, stem] of stemsOf(word, script).slice(0, stemsPerWord).entries()) {
      this.wordStems[from + index] = this.stems.add(stem);
    }
    return number;
  }

  /** The word as people write it: as it first came, without harakat. */
  spellingOf(word: number): string {
    return this.spellings.get(word) ?? this.words.at(word);
  }

  /**
   * Whether a record that is still there holds the word, or another of its stem. One that only records held which are
   * gone may no more be shown than they.
   */
  isHeld(word: number): boolean {
    const [stem] = this.stemsOfWord(word);
    if (stem === undefined || this.wordTexts[word] === 0) return false;
    const { records, texts, postings } = this;
    const mostGone = (records.size - records.living) * textLanguages.length;
    if (postings.count(stem) > mostGone) return true;
    return postings.read(stem).values.some((text) => records.alive[texts.record[text]!] === 1);
  }

  /** Number of texts with a stem; 0 for one that is not known. */
  countOfStem(stem: string): number {
    const number = this.stems.find(stem);
    return number === undefined ? 0 : this.postings.count(number);
  }

  /** Numbers of the words that begin so (two letters or more), at most `most`, in order of arrival. */
  wordsBeginningWith(prefix: string, most: number): number[] {
    const found: number[] = [];
    this.similar.beginningWith(prefix, this.words, (word) => {
      if (found.length < most && this.wordTexts[word]! > 0) found.push(word);
    });
    return found;
  }

  /** Numbers of the stems of a word, the likeliest first. */
  stemsOfWord(word: number): Uint32Array {
    const from = word * stemsPerWord;
    let end = from;
    while (end < from + stemsPerWord && this.wordStems[end] !== noStem) end++;
    return this.wordStems.subarray(from, end);
  }

  /** The stems of all words, for the snapshot. */
  wordStemColumn(): Uint32Array {
    return this.wordStems.subarray(0, this.words.size * stemsPerWord);
  }

  private stemsOfLabels(document: SearchDocument): number[] {
    const stems = new Set<number>();
    for (const [facet, codes] of Object.entries(document.facets)) {
      for (const code of codes) for (const stem of this.stemsOfCode(facet, code)) stems.add(stem);
    }
    return [...stems];
  }

  private stemsOfCode(facet: string, code: string): readonly number[] {
    const key = `${facet}:${code}`;
    let stems = this.labelStems.get(key);
    if (!stems) {
      const found = new Set<number>();
      for (const label of this.labelsOf(facet, code)) {
        eachToken(label, (_start, _end, word, script) => {
          // The likeliest reading only: labels are nouns, not running text.
          const first = stemsOf(word, script)[0];
          if (first !== undefined) found.add(this.stems.add(first));
        });
      }
      stems = [...found];
      this.labelStems.set(key, stems);
    }
    return stems;
  }

  /** From now on the labels are others; records have them once they are put again. */
  forgetLabels(): void {
    this.labelStems.clear();
  }

  /** The labels of the code by which a record has `stem`: Arabic, then English. Undefined where none has it. */
  labelWith(slot: number, stem: number): readonly [string, string] | undefined {
    for (const [facet, column] of Object.entries(this.records.facets)) {
      for (const code of column.codesAt(slot)) {
        if (!this.stemsOfCode(facet, code).includes(stem)) continue;
        const [ar, en] = this.labelsOf(facet, code);
        if (ar !== undefined && en !== undefined) return [ar, en];
      }
    }
    return undefined;
  }

  /**
   * Packs a part of what was added, some milliseconds of work; to be called again and again while it says so.
   * @param share of what is packed already that makes a part worth it
   * @returns whether there was something to pack
   */
  settle(share?: number): boolean {
    const { records, texts } = this;
    const withoutGone = (text: number): number => (records.alive[texts.record[text]!] === 1 ? text : -1);
    return (
      this.postings.settle(share, records.living < records.size ? withoutGone : undefined) ||
      this.similar.settle(share) ||
      this.near.settle(share) ||
      this.keys.settle(share)
    );
  }

  /** Share of the records that are gone but not yet left out. */
  get deadShare(): number {
    return this.records.size === 0 ? 0 : 1 - this.records.living / this.records.size;
  }

  /** Leaves out what is dead and packs what was added, all at once: for moments when nobody waits. */
  pack(): void {
    const moved = this.records.compact();
    const { table, renumbered } = this.texts.compact(moved);
    this.texts = table;
    this.lastText.fill(0);
    this.postings.merge((text) => renumbered[text]!);
    this.similar.weighAnew();
  }
}
