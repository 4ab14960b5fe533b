import type { Problem } from '../../errors.ts';

type Fault = Omit<Problem, 'path'>;

/** A text of at most so many characters is a name: one line, shown inside sentences, lists and file names. */
const longestName = 160;

// They would turn the direction of everything after them: U+202A–202E, U+2066–2069. ZWNJ and the marks
// U+200E, U+200F are ordinary writing.
const bidiOverride = /[\u202a-\u202e\u2066-\u2069]/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0001-\u001f\u007f-\u009f]/;
const highSurrogate = /[\ud800-\udbff]/;
const loneSurrogate = /\p{Cs}/u;

/** Characters as people count them in the limits: code points. */
export function countCharacters(text: string): number {
  if (!highSurrogate.test(text)) return text.length;
  let count = 0;
  for (const _character of text) count++;
  return count;
}

/** What no text may hold, whatever its field: it could not be stored, or not be written out again. */
export function findUnwritable(text: string): Fault | undefined {
  if (text.includes('\0')) return { code: 'text.nul' };
  if (loneSurrogate.test(text)) return { code: 'text.loneSurrogate' };
  return undefined;
}

/** Everything that is wrong with `text` as the text of a field of `limit` characters. */
export function listTextFaults(text: string, limit: number): Fault[] {
  const faults: Fault[] = [];
  const unwritable = findUnwritable(text);
  if (unwritable) faults.push(unwritable);
  if (limit <= longestName) {
    if (control.test(text)) faults.push({ code: 'text.control' });
    if (bidiOverride.test(text)) faults.push({ code: 'text.bidiOverride' });
  }
  if (text.length > limit) {
    const length = countCharacters(text);
    if (length > limit) faults.push({ code: 'text.tooLong', values: { limit, length } });
  }
  return faults;
}
