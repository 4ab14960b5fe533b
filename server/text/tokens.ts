import { foldOf, foldSlowly, kindOf, letterKinds } from './letters.ts';

/** The script that decides how a word is stemmed. */
export type Script = 'arabic' | 'latin' | 'number' | 'other';

/** One word of a text: its place in the original (UTF-16 offsets) and its folded form. */
export interface Token {
  start: number;
  end: number;
  word: string;
  script: Script;
}

/** A longer run of letters is no word; it is cut here, so that the index cannot be filled with rubbish. */
export const longestWord = 64;

const { separator, arabic, latin, digit, other, dropped, joiner } = letterKinds;
const scriptOf = (kind: number): Script =>
  kind === arabic ? 'arabic' : kind === latin ? 'latin' : kind === digit ? 'number' : 'other';

/** The folded letters of the word that `eachWord` has just visited: its first `size`. */
export const foldedLetters = new Uint16Array(longestWord);
const buffer = foldedLetters;

/** The word that `eachWord` has just visited, folded. */
export const readWord = (size: number): string =>
  String.fromCharCode.apply(null, buffer.subarray(0, size) as unknown as number[]);

/** Puts a word that the tables cannot fold into the buffer. @returns its number of letters */
function foldWhole(written: string): number {
  const word = foldSlowly(written).slice(0, longestWord);
  for (let at = 0; at < word.length; at++) buffer[at] = word.charCodeAt(at);
  return word.length;
}

/** 31,000 and ٣١٬٠٠٠ are one number: a thousands mark is followed by exactly three digits. */
function isThousandsMark(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  if (mark !== 0x2c && mark !== 0x66c) return false;
  for (let next = at + 1; next <= at + 3; next++) if (kindOf[text.charCodeAt(next)] !== digit) return false;
  return kindOf[text.charCodeAt(at + 4)] !== digit;
}

/** 2.5 and ٢٫٥ are one number. */
const isDecimalMark = (text: string, at: number): boolean =>
  (text.charCodeAt(at) === 0x2e || text.charCodeAt(at) === 0x66b) &&
  kindOf[text.charCodeAt(at + 1)] === digit;

/** Whether a letter of `kind` goes on with the word that is of `script`: Arabic keeps to itself, PM10 is one. */
function continues(script: number, kind: number): boolean {
  if (kind === script) return true;
  if (script === latin) return kind === digit;
  if (script === digit) return kind === latin;
  return false;
}

/**
 * Calls `visit` for each word of `text`, in order. Words are runs of letters or digits of one script; marks,
 * tatweel and controls inside a word belong to it but not to its folded form.
 * @param visit start and end are UTF-16 offsets into `text`; the first `size` (never 0) of `foldedLetters` are the
 * word, folded, until the next visit
 */
export function eachWord(
  text: string,
  visit: (start: number, end: number, size: number, script: Script) => void,
): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    let kind = kindOf[code]!;
    if (code >= 0xd800 && code <= 0xdbff && /\p{L}/u.test(text.slice(at, at + 2))) kind = other;
    if (kind === separator || kind === dropped || kind === joiner) {
      at++;
      continue;
    }
    const start = at;
    let script = kind;
    let size = 0;
    let plain = true;
    let end = at;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      const unitKind = unit >= 0xd800 && unit <= 0xdfff && script === other ? other : kindOf[unit]!;
      if (unitKind === dropped) continue;
      if (unitKind === joiner) {
        if (script !== latin || kindOf[text.charCodeAt(at + 1)] !== latin) break;
        continue;
      }
      if (unitKind === separator) {
        if (script === digit && isThousandsMark(text, at)) continue;
        if (script !== digit || !isDecimalMark(text, at)) break;
        if (size < longestWord) buffer[size++] = 0x2e;
        continue;
      }
      if (!continues(script, unitKind)) break;
      if (script === digit && unitKind === latin) script = latin;
      if (size < longestWord) {
        const folded = foldOf[unit]!;
        if (folded === 0) plain = false;
        buffer[size++] = folded;
      }
      end = at + 1;
    }
    // Marks that follow the last letter are part of the word as it is shown.
    while (end < at && kindOf[text.charCodeAt(end)] === dropped) end++;
    if (!plain) size = foldWhole(text.slice(start, end));
    if (size > 0) visit(start, end, size, scriptOf(script));
    if (at === start) at++;
  }
}

/** As `eachWord`, with the folded word as a string. */
export function eachToken(
  text: string,
  visit: (start: number, end: number, word: string, script: Script) => void,
): void {
  eachWord(text, (start, end, size, script) => visit(start, end, readWord(size), script));
}

/** All words of `text`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  eachToken(text, (start, end, word, script) => tokens.push({ start, end, word, script }));
  return tokens;
}

/** The folded words of `text` joined by single spaces: what is compared where words are not stemmed. */
export const foldText = (text: string): string =>
  tokenise(text)
    .map(({ word }) => word)
    .join(' ');
