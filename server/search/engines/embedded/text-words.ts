/** Words that a page holds: a text lies on one page, and a page is never moved when others follow. */
const pageBits = 20;
const pageSize = 1 << pageBits;

/** The words of all texts by number, one after the other, on pages. */
export class TextWords {
  private pages: Uint32Array<ArrayBuffer>[] = [];
  private end = 0;

  /** @returns where the text begins; of a text longer than a page the rest is left out */
  add(words: ArrayLike<number>): number {
    const length = Math.min(words.length, pageSize);
    const left = this.pages.length * pageSize - this.end;
    if (length > left) {
      this.end = this.pages.length * pageSize;
      this.pages.push(new Uint32Array(pageSize));
    }
    const start = this.end;
    const page = this.pages[start >>> pageBits];
    for (let at = 0; at < length; at++) page![(start & (pageSize - 1)) + at] = words[at]!;
    this.end += length;
    return start;
  }

  /** A view, not a copy. */
  read(start: number, length: number): Uint32Array {
    if (length === 0) return empty;
    const from = start & (pageSize - 1);
    return this.pages[start >>> pageBits]!.subarray(from, from + length);
  }

  /** The pages, which only get more. */
  toColumns(): Uint32Array<ArrayBuffer>[] {
    return this.pages.map((page, number) =>
      page.subarray(0, Math.min(pageSize, this.end - number * pageSize)),
    );
  }

  restore(pages: readonly Uint32Array<ArrayBuffer>[]): void {
    this.pages = pages.map((page) => {
      if (page.length === pageSize) return page;
      const whole = new Uint32Array(pageSize);
      whole.set(page);
      return whole;
    });
    const last = pages.at(-1);
    this.end = last ? (pages.length - 1) * pageSize + last.length : 0;
  }
}

const empty = new Uint32Array(0);
export const longestText = pageSize;
