import { withRoom } from './growable.ts';

/**
 * The codes of every record under one facet. Records share few combinations of codes, so a record holds the
 * number of its combination: counting a facet is then one addition a record, whatever it holds.
 */
export class FacetColumn {
  private readonly numbers = new Map<string, number>();
  readonly combinations: (readonly string[])[] = [];
  private readonly codes: string[] = [];
  private readonly codeNumbers = new Map<string, number>();
  /** Combination and code, for each code of each combination: two numbers a pair. */
  private readonly pairs: number[] = [];
  private column = new Uint32Array(0);

  set(slot: number, codes: readonly string[]): void {
    this.column = withRoom(this.column, slot + 1);
    this.column[slot] = this.numberOf(codes);
  }

  private numberOf(codes: readonly string[]): number {
    const key = codes.length === 1 ? codes[0]! : codes.join('\n');
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.combinations.length;
      this.numbers.set(key, number);
      this.combinations.push([...codes]);
      for (const code of codes) this.pairs.push(number, this.numberOfCode(code));
    }
    return number;
  }

  private numberOfCode(code: string): number {
    let number = this.codeNumbers.get(code);
    if (number === undefined) {
      number = this.codes.push(code) - 1;
      this.codeNumbers.set(code, number);
    }
    return number;
  }

  at(slot: number): number {
    return this.column[slot]!;
  }

  codesAt(slot: number): readonly string[] {
    return this.combinations[this.column[slot]!]!;
  }

  /** For each combination, 1 where `accepts` says so of its codes. */
  accepting(accepts: (codes: readonly string[]) => boolean): Uint8Array {
    return Uint8Array.from(this.combinations, (codes) => (accepts(codes) ? 1 : 0));
  }

  /** Adds the combinations of the records in `slots` to `perCombination`. */
  count(slots: Uint32Array, perCombination: Uint32Array): void {
    const { column } = this;
    for (const slot of slots) {
      const combination = column[slot]!;
      perCombination[combination] = perCombination[combination]! + 1;
    }
  }

  /** From records per combination to records per code, for every code that any record ever had. */
  toCounts(perCombination: Uint32Array): Record<string, number> {
    const sums = new Uint32Array(this.codes.length);
    for (let at = 0; at < this.pairs.length; at += 2) {
      const code = this.pairs[at + 1]!;
      sums[code] = sums[code]! + perCombination[this.pairs[at]!]!;
    }
    return Object.fromEntries(this.codes.map((code, number) => [code, sums[number]!]));
  }

  /** A copy with only the slots of `kept`, in their order; codes that none of them has stay, to be counted as 0. */
  compacted(kept: Uint32Array): FacetColumn {
    return FacetColumn.from(
      this.combinations,
      Uint32Array.from(kept, (slot) => this.column[slot]!),
    );
  }

  toColumn(slots: number): Uint32Array {
    return this.column.slice(0, slots);
  }

  static from(combinations: readonly (readonly string[])[], column: Uint32Array<ArrayBuffer>): FacetColumn {
    const facet = new FacetColumn();
    for (const codes of combinations) facet.numberOf(codes);
    facet.column = column;
    return facet;
  }
}
