import { randomInt } from 'node:crypto';

/** Without what looks alike on paper: 0 O, 1 I L. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 6;

/** A code for one ballot, hard to guess among 887 million. */
export const newBallotCode = (): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

/** The code that was typed, in whichever digits, case and groups; undefined for what can be none. */
export function readBallotCode(text: string): string | undefined {
  const code = text
    .slice(0, 40)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s·.-]/g, '')
    .toUpperCase();
  return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}
