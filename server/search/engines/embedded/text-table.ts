import { withRoom } from './growable.ts';
import { longestText, TextWords } from './text-words.ts';

/** The languages of texts, by their number in the columns. */
export const textLanguages = ['ar', 'en'] as const;

/**
 * One row a text: a record has one for each language it is written in. The words of each text are kept in
 * order (their numbers in the lexicon), title first, then summary, then body: for phrases and nearness.
 */
export class TextTable {
  size = 0;
  /** Slot of the record. */
  record = new Uint32Array(0);
  language = new Uint8Array(0);
  /** Words of title, of title and summary, of the whole. */
  titleEnd = new Uint16Array(0);
  summaryEnd = new Uint16Array(0);
  length = new Uint32Array(0);
  wordStart = new Uint32Array(0);
  readonly words = new TextWords();
  /** Per language: words of all texts and number of texts, for the average length. */
  readonly totalWords = new Float64Array(textLanguages.length);
  readonly totalTexts = new Float64Array(textLanguages.length);

  add(
    record: number,
    language: number,
    titleEnd: number,
    summaryEnd: number,
    words: ArrayLike<number>,
  ): number {
    const text = this.size++;
    for (const name of ['record', 'length', 'wordStart'] as const)
      this[name] = withRoom(this[name], this.size);
    for (const name of ['titleEnd', 'summaryEnd'] as const) this[name] = withRoom(this[name], this.size);
    this.language = withRoom(this.language, this.size);
    this.record[text] = record;
    this.language[text] = language;
    this.titleEnd[text] = Math.min(0xffff, titleEnd);
    this.summaryEnd[text] = Math.min(0xffff, summaryEnd);
    const length = Math.min(words.length, longestText);
    this.length[text] = length;
    this.wordStart[text] = this.words.add(words);
    this.totalWords[language] = this.totalWords[language]! + length;
    this.totalTexts[language] = this.totalTexts[language]! + 1;
    return text;
  }

  /** Mean number of words of a text in `language`; 1 where there is none. */
  averageLength(language: number): number {
    return this.totalTexts[language]! > 0 ? this.totalWords[language]! / this.totalTexts[language]! : 1;
  }

  /** The text of a record in a language; undefined where it has none. Texts come in the order of their records. */
  find(record: number, language: number): number | undefined {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.record[middle]! < record) low = middle + 1;
      else high = middle;
    }
    for (let text = low; text < this.size && this.record[text] === record; text++) {
      if (this.language[text] === language) return text;
    }
    return undefined;
  }

  /** The words of `text` by number: a view, not a copy. */
  wordsOf(text: number): Uint32Array {
    return this.words.read(this.wordStart[text]!, this.length[text]!);
  }

  /** Leaves out the texts of records that `moved` calls gone. @returns the new number of each text, or −1 */
  compact(moved: Int32Array): { table: TextTable; renumbered: Int32Array } {
    const table = new TextTable();
    const renumbered = new Int32Array(this.size).fill(-1);
    for (let text = 0; text < this.size; text++) {
      const record = moved[this.record[text]!]!;
      if (record < 0) continue;
      renumbered[text] = table.add(
        record,
        this.language[text]!,
        this.titleEnd[text]!,
        this.summaryEnd[text]!,
        this.wordsOf(text),
      );
    }
    return { table, renumbered };
  }

  /** Sums the lengths anew, for the averages. */
  countWords(): void {
    this.totalWords.fill(0);
    this.totalTexts.fill(0);
    for (let text = 0; text < this.size; text++) {
      const language = this.language[text]!;
      this.totalWords[language] = this.totalWords[language]! + this.length[text]!;
      this.totalTexts[language] = this.totalTexts[language]! + 1;
    }
  }
}
