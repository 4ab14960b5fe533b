/** Strings numbered in order of arrival, both ways. */
export class Lexicon {
  private readonly numbers = new Map<string, number>();
  private readonly strings: string[] = [];

  get size(): number {
    return this.strings.length;
  }

  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  /** The number of `text`, a new one where it has none yet. */
  add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.strings.length;
    this.numbers.set(text, number);
    this.strings.push(text);
    return number;
  }

  at(number: number): string {
    return this.strings[number]!;
  }

  /** All strings in order, one a line: no word holds a line break. */
  toText(): string {
    return this.strings.join('\n');
  }

  static fromText(text: string): Lexicon {
    const lexicon = new Lexicon();
    if (text !== '') for (const word of text.split('\n')) lexicon.add(word);
    return lexicon;
  }
}
