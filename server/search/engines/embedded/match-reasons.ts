import type { QueryPlan } from '../../query-plan.ts';
import type { Occurrence } from '../../ranking.ts';
import type { MatchReason } from '../../search-engine.ts';
import { bitOf, type Coverage } from './coverage.ts';

const mostReasons = 3;

/** Why a text matched, beyond the words as typed: said with the hit. */
export function reasonsFor(
  plan: QueryPlan,
  mask: number,
  coverage: Coverage,
  occurrences: readonly Occurrence[],
): MatchReason[] {
  const standing = new Set(occurrences.map(({ word }) => word));
  const reasons: MatchReason[] = [];
  for (const { reason, typed, text, covers } of coverage.additionsIn(mask)) {
    if (covers.every((word) => mask & bitOf(word))) continue;
    if (!reasons.some((one) => one.typed === typed)) reasons.push({ kind: reason, typed, matched: text });
  }
  for (const [word, { word: typed }] of plan.words.slice(0, plan.typed).entries()) {
    if (mask & bitOf(word) && !standing.has(word)) reasons.push({ kind: 'label', typed, matched: typed });
  }
  return reasons.slice(0, mostReasons);
}
