// A spreadsheet would run a text that begins so as a formula; the full-width signs are taken for the plain ones.
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** `text` so that a spreadsheet shows it and does not run it: an apostrophe in front. */
export const guardCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text that `guardCell` was given. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
