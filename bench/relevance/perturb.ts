import type { Locale } from '../../server/language/index.ts';
import { isStopWord, tokenise } from '../../server/text/index.ts';
import { oneOf, wholeBetween, type Random } from '../random.ts';

/** How people really type: each changes a question as one of them would. */
export type Perturbation = (question: string, language: Locale, random: Random) => string;

const alphabets: Record<Locale, string> = {
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  en: 'abcdefghijklmnopqrstuvwxyz',
};

/** Words that say something and are long enough to be changed. */
const isContentWord = (piece: string): boolean => {
  const [token, ...more] = tokenise(piece);
  return (
    !!token && more.length === 0 && token.word.length >= 4 && !isStopWord(token.word) && !/\d/.test(piece)
  );
};

/** Changes one word that `fits`, drawn by chance; the question itself where none does. */
function changeOne(
  question: string,
  random: Random,
  fits: (piece: string) => boolean,
  change: (piece: string) => string,
): string {
  const pieces = question.split(/(\s+)/);
  const places = pieces.flatMap((piece, at) => (fits(piece) ? [at] : []));
  if (places.length === 0) return question;
  const place = oneOf(random, places);
  pieces[place] = change(pieces[place]!);
  return pieces.join('');
}

/** Two letters swapped, one dropped, changed or put in, anywhere but at the ends of a word. */
export const withTypingError: Perturbation = (question, language, random) =>
  changeOne(question, random, isContentWord, (word) => {
    const letters = [...word];
    const at = wholeBetween(random, 1, letters.length - 2);
    const other = oneOf(random, alphabets[language]);
    const errors = [
      () => letters.splice(at - 1, 2, letters[at]!, letters[at - 1]!),
      () => letters.splice(at, 1),
      () => letters.splice(at, 1, other),
      () => letters.splice(at, 0, other),
    ];
    oneOf(random, errors)();
    return letters.join('');
  });

/** A particle joined to a word; ل takes the article's alef. */
export const withParticle: Perturbation = (question, _language, random) =>
  changeOne(
    question,
    random,
    (piece) => isContentWord(piece) && /^\p{Script=Arabic}/u.test(piece),
    (word) => {
      const particle = oneOf(random, 'وفبلك');
      return particle === 'ل' && word.startsWith('ال') ? `لل${word.slice(2)}` : particle + word;
    },
  );

export const withoutArticles: Perturbation = (question) =>
  question
    .split(/(\s+)/)
    .map((piece) => (piece.length > 4 ? piece.replace(/^(و?)ال/u, '$1') : piece))
    .join('');

/** Hamzas left out, ة for ه and ه for ة, ى for ي and ي for ى. */
export const withSpellingVariants: Perturbation = (question, _language, random) => {
  const often = (): boolean => random() < 0.5;
  return question
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ؤ/gu, (letter) => (often() ? 'و' : letter))
    .replace(/ئ/gu, (letter) => (often() ? 'ي' : letter))
    .replace(/[ةهىي](?!\p{L})/gu, (letter) => {
      if (letter === 'ة') return 'ه';
      if (letter === 'ى') return 'ي';
      if (!often()) return letter;
      return letter === 'ه' ? 'ة' : 'ى';
    });
};

/** The two or three rarest words of a question, in its order: how people search who do not ask. */
export function rarestWords(textsWith: ReadonlyMap<string, number>): Perturbation {
  return (question, _language, random) => {
    const words = tokenise(question).filter(({ word }) => !isStopWord(word));
    const count = wholeBetween(random, 2, 3);
    const rare = [...words]
      .sort((one, other) => (textsWith.get(one.word) ?? 0) - (textsWith.get(other.word) ?? 0))
      .slice(0, count);
    return words
      .filter((word) => rare.includes(word))
      .map(({ start, end }) => question.slice(start, end))
      .join(' ');
  };
}
