import type { Problem } from '../errors.ts';
import { westernDigits } from './signing-in/passwords.ts';

/** What would turn or hide the letters around it, and control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const email = /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}$/u;
const plain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._+-]{2,59}$/u;

/** The one form of a user name: letters and digits of every keyboard alike, telephone numbers without spaces. */
export function foldUserName(text: string): string {
  const folded = westernDigits(text.normalize('NFKC')).trim().toLowerCase();
  return /^\+?[\d\s()./-]+$/.test(folded) ? folded.replace(/[^\d+]/g, '') : folded;
}

/** @param folded as `foldUserName` gives it */
export const isEmail = (folded: string): boolean => email.test(folded);

/** What is wrong with a user name: an e-mail address, a telephone number, or a word of at least three letters. */
export function userNameProblem(folded: string): Problem | undefined {
  if (folded === '') return { path: 'userName', code: 'user-name.missing' };
  const isOne =
    isEmail(folded) || (!folded.includes('@') && (plain.test(folded) || /^\+\d{6,15}$/.test(folded)));
  return isOne && !unseen.test(folded) ? undefined : { path: 'userName', code: 'user-name.malformed' };
}

const longestName = 100;

/** What is wrong with the name of a person or an office. */
export function nameProblem(path: string, name: string): Problem | undefined {
  if (name.trim() === '') return { path, code: 'name.missing' };
  if (name.length > longestName) return { path, code: 'name.long', values: { limit: longestName } };
  return unseen.test(name) ? { path, code: 'name.unseen' } : undefined;
}
