/** How people write numbers and dates in cells, in either digits, and what is meant. */

const digits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0x0f));

/** A written number, with Arabic digits and marks and grouped thousands; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const plain = digits(text.trim())
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/−/g, '-')
    .replace(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g, ',');
  const ungrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(ungrouped) ? Number(ungrouped) : undefined;
}

const two = (part: string): string => part.padStart(2, '0');

/** A written date as YYYY, YYYY-MM or YYYY-MM-DD; day before month, as in Iraq. Other texts stay as they are. */
export function readDate(text: string): string {
  const plain = digits(text.trim()).replace(/[\u200e\u200f\u061c]/g, '');
  const [, first = '', second = '', third] = /^(\d{1,4})[-/.](\d{1,4})(?:[-/.](\d{1,4}))?$/.exec(plain) ?? [];
  if (first.length === 4 && second.length <= 2) {
    if (third === undefined) return `${first}-${two(second)}`;
    return third.length <= 2 ? `${first}-${two(second)}-${two(third)}` : text;
  }
  if (first === '' || first.length > 2) return plain === '' ? text : plain;
  if (third === undefined) return second.length === 4 ? `${second}-${two(first)}` : text;
  return second.length <= 2 && third.length === 4 ? `${third}-${two(second)}-${two(first)}` : text;
}
