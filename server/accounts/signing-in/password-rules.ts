import type { Problem } from '../../errors.ts';
import { countGuesses } from './common-passwords/guesses.ts';
import { normalisePassword } from './passwords.ts';

/** A passphrase of so many is what we advise; fewer than the least are refused. */
export const shortest = 8;
export const advised = 15;
const longest = 200;
/** What is weighed of a long password: the rest only makes it stronger. */
const weighed = 64;
/** What needs fewer guesses than these is tried first. */
const fewestGuesses = 1e7;

/** Others know these of the owner, in one piece and word by word. */
const wordsOf = (personal: readonly string[]): string[] => [
  ...personal,
  ...personal.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)),
  'tajarib',
  'تجارب',
];

/**
 * What is wrong with a new password: too short, too long, or among those that are tried first.
 * @param personal what others know of its owner: name, user name
 */
export async function passwordProblem(
  password: string,
  personal: readonly string[],
): Promise<Problem | undefined> {
  const normal = normalisePassword(password);
  const length = [...normal].length;
  const path = 'password';
  if (length === 0) return { path, code: 'password.missing' };
  if (length < shortest) return { path, code: 'password.short', values: { least: shortest, advised } };
  if (length > longest) return { path, code: 'password.long', values: { most: longest } };
  const guesses = await countGuesses(normal.slice(0, weighed), wordsOf(personal));
  return guesses < fewestGuesses ? { path, code: 'password.common', values: { advised } } : undefined;
}
