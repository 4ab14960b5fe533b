import { languageOfWords, type Locale } from '../language/index.ts';

/** One language's text of a record, as search knows it. Paragraphs are separated by blank lines. */
export interface MeaningText {
  title: string;
  summary: string;
  body: string;
}

/** What is turned into vectors of a record: only what readers may see gets here. */
export interface MeaningDocument {
  id: number;
  texts: Partial<Record<Locale, MeaningText>>;
}

/** Rises when texts are cut otherwise: vectors of another cut are made anew. */
export const passageVersion = 2;

/** A passage goes on until it has so many characters, but not past three sentences. */
const enough = 80;
const mostSentences = 3;
/** A sentence without an end is cut. */
const longestSentence = 600;
/** More passages of one text are not looked at. */
const mostPassages = 200;
/** Characters of a title that a passage is read with. */
const longestTitle = 300;
/** Characters that stand for a whole record. */
const longestWhole = 6_000;

/** A sentence ends after its sign and the quotation mark or bracket behind it; a line ends one anyway. */
const sentenceEnd = /(?<=[.!?؟…]["'”»)\]]?)\s+|\n+/u;

function sentencesOf(text: string): string[] {
  return text.split(sentenceEnd).flatMap((sentence) => {
    const trimmed = sentence.trim();
    if (trimmed.length <= longestSentence) return trimmed === '' ? [] : [trimmed];
    const parts = trimmed.match(
      new RegExp(`.{1,${longestSentence}}(?=\\s|$)|.{1,${longestSentence}}`, 'gsu'),
    );
    return (parts ?? []).map((part) => part.trim()).filter((part) => part !== '');
  });
}

/** Short sentences of one paragraph taken together. */
function passagesOfParagraph(paragraph: string): string[] {
  const passages: string[] = [];
  let held: string[] = [];
  const close = (): void => {
    if (held.length > 0) passages.push(held.join(' '));
    held = [];
  };
  for (const sentence of sentencesOf(paragraph)) {
    held.push(sentence);
    if (held.length === mostSentences || held.join(' ').length >= enough) close();
  }
  close();
  return passages;
}

/** The passages of a text, one to three sentences each, in order; its title only where it has nothing else. */
export function passagesOf({ title, summary, body }: MeaningText): string[] {
  const paragraphs = [summary, body].flatMap((part) => part.split(/\n{2,}/));
  const passages: string[] = [];
  for (const paragraph of paragraphs) {
    if (passages.length >= mostPassages) break;
    passages.push(...passagesOfParagraph(paragraph));
  }
  return passages.length > 0 ? passages.slice(0, mostPassages) : passagesOfParagraph(title);
}

/** What stands for the whole of a text. */
export const wholeOf = ({ title, summary, body }: MeaningText): string =>
  [title, summary, body]
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, longestWhole);

/**
 * What of a passage is turned into a vector: a sentence says what it is about only under its title. One in another
 * language would draw it to that language.
 */
export function readUnder({ title }: MeaningText, passage: string, language: Locale): string {
  const isOfUse = !passage.startsWith(title) && languageOfWords(title, language) === language;
  return isOfUse ? `${title.slice(0, longestTitle)}\n${passage}` : passage;
}
