import { arabicStems } from './arabic.ts';
import { englishStem } from './english.ts';
import { isStopWord } from './stop-words.ts';
import { eachToken, type Script, type Token } from './tokens.ts';

/** A word with the stems that it may have, the likeliest first; none for a stop word. */
export interface AnalysedToken extends Token {
  stems: readonly string[];
}

const none: readonly string[] = [];

/** The stems of a folded word: one analysis for index, query and highlight. */
export function stemsOf(word: string, script: Script): readonly string[] {
  if (isStopWord(word)) return none;
  if (script === 'arabic') return arabicStems(word);
  return [script === 'latin' ? englishStem(word) : word];
}

// Texts repeat their words: stems of recent ones are kept. Bounded, since words come from people.
const rememberedWords = 50_000;
const remembered = new Map<string, readonly string[]>();

/** As `stemsOf`, for words that come again and again. */
export function rememberedStems(word: string, script: Script): readonly string[] {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= rememberedWords) remembered.clear();
  const stems = stemsOf(word, script);
  remembered.set(word, stems);
  return stems;
}

/** All words of `text` with their stems and their places in it. */
export function analyse(text: string): AnalysedToken[] {
  const tokens: AnalysedToken[] = [];
  eachToken(text, (start, end, word, script) => {
    tokens.push({ start, end, word, script, stems: rememberedStems(word, script) });
  });
  return tokens;
}

// Texts that are shown again and again are read once. Bounded by their words: those of some hundred whole records.
const rememberedTextWords = 100_000;
const longestRemembered = 5_000;
const rememberedTexts = new Map<string, readonly AnalysedToken[]>();
let wordsInMind = 0;

/** As `analyse`, for texts that come again and again. */
export function rememberedAnalysis(text: string): readonly AnalysedToken[] {
  const known = rememberedTexts.get(text);
  if (known) return known;
  const tokens = analyse(text);
  if (tokens.length > longestRemembered) return tokens;
  if (wordsInMind + tokens.length > rememberedTextWords) {
    rememberedTexts.clear();
    wordsInMind = 0;
  }
  wordsInMind += tokens.length;
  rememberedTexts.set(text, tokens);
  return tokens;
}
