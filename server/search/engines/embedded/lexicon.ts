import { fromPieces, toPieces } from './lines.ts';

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

  /** All strings that are here now, in order, encoded piece by piece: those added meanwhile are not among them. */
  toPieces(): Generator<Uint8Array> {
    return toPieces(this.strings, this.size);
  }

  static from(pieces: Iterable<Uint8Array>): Lexicon {
    const lexicon = new Lexicon();
    for (const word of fromPieces(pieces)) lexicon.add(word);
    return lexicon;
  }
}
