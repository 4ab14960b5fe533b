const plain = /^[a-z0-9]+$/;
const letters = 'abcdefghijklmnop';

/** A code unit as two letters, where it is of the Arabic block, else as four with a mark before them. */
function spell(unit: number): string {
  const low = letters[(unit >> 4) & 15]! + letters[unit & 15]!;
  return unit >> 8 === 0x06 ? low : `z${letters[unit >> 12]!}${letters[(unit >> 8) & 15]!}${low}`;
}

/**
 * A stem in Latin letters and digits alone, the same for the same stem. Meilisearch guesses the language of what it
 * reads and takes words apart by it, otherwise in a document than in a query: there is nothing to guess here.
 */
export function inPlainLetters(stem: string): string {
  if (plain.test(stem)) return stem;
  let spelt = 'x';
  for (let at = 0; at < stem.length; at++) spelt += spell(stem.charCodeAt(at));
  return spelt;
}

/** Stems as one text to be searched, or to be searched for. */
export const toSearchedText = (stems: readonly string[]): string => stems.map(inPlainLetters).join(' ');
