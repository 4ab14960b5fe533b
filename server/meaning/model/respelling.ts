import type { Tokeniser } from './tokeniser.ts';

/** Shorter words are left: one letter makes another word of them. */
const arabicWord = /\p{Script=Arabic}{3,}/gu;
/** What is written together with the word behind it. */
const joined = /^(?:[وفبلك]?ال|لل|[وفبلك])?/u;
/** Pieces of a word that is known as a whole: those of start and end are counted. */
const whole = 3;
/** A longer text is no question; people who write so much look at what they write. */
const longestQuestion = 1_000;
/** Who writes them writes the other letters right, too. */
const hamzas = /[أإآ]/u;
const alefs = 'اأإآ';
/** Letters that are typed for one another at the end of a word. */
const ends: Readonly<Record<string, string>> = { ه: 'هة', ة: 'هة', ي: 'يى', ى: 'يى' };

function* spellingsOf(word: string): Generator<string> {
  const starts = new Set([word]);
  for (const at of new Set([0, joined.exec(word)![0].length])) {
    if (!alefs.includes(word[at] ?? ' ')) continue;
    for (const alef of alefs) starts.add(word.slice(0, at) + alef + word.slice(at + 1));
  }
  for (const start of starts) {
    const last = start.slice(-1);
    for (const end of ends[last] ?? last) yield start.slice(0, -1) + end;
  }
}

/**
 * A question in the spelling that the encoder was taught: many people leave out hamzas and write ه for ة, ي for ى, and
 * of a word so written it knows only pieces. Another spelling is taken where it is cut into fewer.
 */
export function respell(question: string, tokeniser: Tokeniser): string {
  if (question.length > longestQuestion || hamzas.test(question)) return question;
  const piecesOf = (word: string): number => tokeniser.encode(word).length;
  return question.replace(arabicWord, (word) => {
    let [best, least] = [word, piecesOf(word)];
    if (least === whole) return word;
    for (const spelling of spellingsOf(word)) {
      const pieces = piecesOf(spelling);
      if (pieces < least) [best, least] = [spelling, pieces];
    }
    return best;
  });
}
