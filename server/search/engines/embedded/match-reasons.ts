import type { Locale } from '../../../language/index.ts';
import type { QueryPlan } from '../../query-plan.ts';
import type { Occurrence } from '../../ranking.ts';
import type { MatchReason } from '../../search-engine.ts';
import type { TextCandidate } from './candidates.ts';
import { bitOf, type Coverage } from './coverage.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { textLanguages } from './text-table.ts';
import type { WordMatch } from './word-matches.ts';

const mostReasons = 3;

/** What a question to the index was, for saying why its hits are hits. */
export interface Question {
  index: InvertedIndex;
  plan: QueryPlan;
  matches: readonly WordMatch[];
  coverage: Coverage;
  locale: Locale;
}

/** Why a text matched, beyond the words as typed: said with the hit. `mask` holds the words that it has. */
export function reasonsFor(
  question: Question,
  mask: number,
  { text, occurrences }: TextCandidate,
): MatchReason[] {
  const { plan, coverage } = question;
  return reasonsOf(plan, coverage, mask, occurrences, {
    labelFor: (word) => labelFor(question, text, word),
    holds: (stem) => holdsStem(question, text, stem),
  });
}

/** What there is to know of a text whose reasons are told. */
export interface ReasonedText {
  /** The label or alias of the record by which it has a word of the plan. */
  labelFor: (word: number) => string | undefined;
  /** Whether a stem stands in it. */
  holds: (stem: string) => boolean;
}

/** As `reasonsFor`, for any index. */
export function reasonsOf(
  plan: QueryPlan<unknown>,
  coverage: Coverage,
  mask: number,
  occurrences: readonly Occurrence[],
  { labelFor, holds }: ReasonedText,
): MatchReason[] {
  const reasons: MatchReason[] = [];
  for (const { reason, typed, text: matched, covers, stem } of coverage.additionsIn(mask)) {
    if (covers.every((word) => mask & bitOf(word)) || reasons.some((one) => one.typed === typed)) continue;
    if (stem === undefined || holds(stem)) reasons.push({ kind: reason, typed, matched });
  }
  const standing = new Set(occurrences.map(({ word }) => word));
  for (let word = 0; word < plan.typed; word++) {
    const matched = mask & bitOf(word) && !standing.has(word) ? labelFor(word) : undefined;
    if (matched !== undefined && !reasons.some((one) => one.matched === matched)) {
      reasons.push({ kind: 'label', typed: plan.words[word]!.typed, matched });
    }
  }
  return reasons.slice(0, mostReasons);
}

function holdsStem({ index }: Question, text: number, stem: string): boolean {
  const wanted = index.stems.find(stem);
  return (
    wanted !== undefined && index.texts.wordsOf(text).some((word) => index.stemsOfWord(word).includes(wanted))
  );
}

function labelFor({ index, matches, locale }: Question, text: number, word: number): string | undefined {
  const slot = index.texts.record[text]!;
  for (const { stem } of matches[word]!.stems) {
    const labels = index.labelWith(slot, stem);
    if (labels) return labels[textLanguages.indexOf(locale)];
  }
  return undefined;
}
