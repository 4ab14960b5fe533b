import type { ContentLanguage } from '../language/index.ts';
import { analyse, rememberedAnalysis, type AnalysedToken } from './analyse.ts';
import type { MarkedText, TextPart } from './marked-text.ts';
import type { Token } from './tokens.ts';

/** What a query looks for in a text: how much a word of it counts; 0 for a word it does not look for. */
export type WordWeight = (word: AnalysedToken) => number;

/** Nothing is looked for: texts are shown as they begin. */
const noWords: WordWeight = () => 0;

/** A matcher from stems and what each weighs. */
export function weightByStem(weights: ReadonlyMap<string, number>): WordWeight {
  if (weights.size === 0) return noWords;
  // One question that comes again has one matcher, by which what was made with it can be kept.
  const key = JSON.stringify([...weights]);
  const known = recentMatchers.get(key);
  if (known) return known;
  if (recentMatchers.size >= mostMatchers) recentMatchers.clear();
  const matcher = makeMatcher(weights);
  recentMatchers.set(key, matcher);
  return matcher;
}

const mostMatchers = 200;
const recentMatchers = new Map<string, WordWeight>();

const makeMatcher =
  (weights: ReadonlyMap<string, number>): WordWeight =>
  ({ stems }) => {
    let best = 0;
    for (const stem of stems) best = Math.max(best, weights.get(stem) ?? 0);
    return best;
  };

function toParts(text: string, from: number, to: number, marks: readonly Token[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  const push = (end: number, marked: boolean): void => {
    if (end > at) parts.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of marks) {
    if (start < from || end > to) continue;
    push(start, false);
    push(end, true);
  }
  push(to, false);
  return parts;
}

/** Marks every whole word of `text` that the query looks for, with its prefixes; never a part of a word. */
export function highlight(text: string, language: ContentLanguage, weight: WordWeight): MarkedText {
  const marks = weight === noWords ? [] : rememberedAnalysis(text).filter((token) => weight(token) > 0);
  return { language, parts: toParts(text, 0, text.length, marks) };
}

/** A sentence or line begins after these; a full stop inside a number is no end. */
const sentenceEnd = /[.!?؟؛\n]\s*$/u;

function startOfPassage(text: string, tokens: readonly Token[], first: number, reach: number): number {
  for (let back = first; back >= 0 && back >= first - reach; back--) {
    const before = back === 0 ? '\n' : text.slice(tokens[back - 1]!.end, tokens[back]!.start);
    if (sentenceEnd.test(before)) return back;
  }
  return Math.max(0, first - 4);
}

/** More than `size` words from the beginning of `text`, or all that it has. */
function beginning(text: string, size: number): readonly AnalysedToken[] {
  // The last one may be cut, but is not shown.
  const tokens = analyse(text.slice(0, 24 * size));
  return tokens.length > size + 1 ? tokens : analyse(text);
}

/**
 * The passage of about `size` words that says most of what the query looks for: different words before the
 * same word again. Begins with a sentence where one begins near by; "…" stands where the text is cut.
 */
export function bestPassage(
  text: string,
  language: ContentLanguage,
  weight: WordWeight,
  size = 32,
): MarkedText {
  const tokens = weight === noWords ? beginning(text, size) : rememberedAnalysis(text);
  const weights = tokens.map(weight);
  let best = { first: 0, score: 0 };
  for (let first = 0; first < tokens.length; first++) {
    if (weights[first] === 0) continue;
    const seen = new Set<string>();
    let score = 0;
    for (let next = first; next < Math.min(tokens.length, first + size - 6); next++) {
      if (weights[next] === 0) continue;
      const { word, stems } = tokens[next]!;
      const stem = stems[0] ?? word;
      score += weights[next]! * (seen.has(stem) ? 0.1 : 1);
      seen.add(stem);
    }
    if (score > best.score + 1e-9) best = { first, score };
  }
  const first = startOfPassage(text, tokens, best.first, 8);
  const last = Math.min(tokens.length - 1, first + size - 1);
  if (last < 0) return { language, parts: [] };
  const from = first === 0 ? 0 : tokens[first]!.start;
  const atEnd = last === tokens.length - 1;
  const to = atEnd ? text.length : tokens[last]!.end;
  const marks = tokens.filter((token, index) => index >= first && index <= last && weights[index]! > 0);
  const parts = toParts(text, from, to, marks).map(({ text: part, marked }) => ({
    text: part.replace(/\s*\n\s*/gu, ' '),
    marked,
  }));
  if (first > 0) parts.unshift({ text: '… ', marked: false });
  if (!atEnd) parts.push({ text: ' …', marked: false });
  return { language, parts };
}
