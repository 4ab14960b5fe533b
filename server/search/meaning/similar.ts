import type { NearRecord } from '../../meaning/index.ts';
import type { EngineHit } from '../search-engine.ts';

/** From this nearness on, two records say the like. */
export const leastAlike = 0.9;
/** The first places of two lists differ by little. */
const easing = 5;

/** The likes of a record by words and by meaning in one list: who stands high in both comes first. */
export function mergeSimilar(
  byWords: readonly EngineHit[],
  byMeaning: readonly NearRecord[],
  limit: number,
): EngineHit[] {
  const near = byMeaning.filter(({ score }) => score >= leastAlike);
  const merged = new Map<number, EngineHit>();
  const place = (hit: EngineHit, at: number): void => {
    const known = merged.get(hit.id);
    merged.set(hit.id, { ...hit, ...known, score: (known?.score ?? 0) + 1 / (easing + at) });
  };
  for (const [at, { id, language }] of byWords.entries()) place({ id, language, score: 0 }, at);
  for (const [at, { id, language }] of near.entries()) place({ id, language, score: 0 }, at);
  return [...merged.values()]
    .sort((one, other) => other.score - one.score || one.id - other.id)
    .slice(0, limit);
}
