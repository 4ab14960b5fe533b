import { amongRecords, type Filter } from './filters.ts';
import type { Answer, Question } from './multi-search.ts';
import { toSearchedText } from './plain-letters.ts';
import type { Sought } from './sought.ts';

/** The best of all words together, and of each word or term alone. */
const mostTogether = 100;
const mostAlone = 25;
/** Words alone that are asked for: the rarest, which say most. */
const mostWords = 10;
const stemsOfAWord = 4;
/** Candidates that are read and ranked. */
const mostCandidates = 200;

/** A space at the end: the last word is whole. Letters and digits alone: nothing in it is an order. */
const asked = (stems: readonly string[]): string => `${toSearchedText(stems)} `;

/** Where the best records of a plan may be: by all words with the commonest left out first, and by each alone. */
export function candidateQuestions({ plan, statistics }: Sought, filter: Filter): Question[] {
  const among = { filter: amongRecords(filter), attributesToRetrieve: ['id'], locales: ['eng'] };
  const alone = (q: string): Question => ({ ...among, q, limit: mostAlone, matchingStrategy: 'all' });
  const typed = plan.words.slice(0, plan.typed);
  const together = typed.flatMap(({ stems }) => stems.slice(0, 1).map(({ stem }) => stem));
  const rarest = typed
    .map(({ stems }, word) => ({ stems, idf: statistics[word]!.idf }))
    .sort((one, other) => other.idf - one.idf)
    .slice(0, mostWords);
  const words = rarest.flatMap(({ stems }) => stems.slice(0, stemsOfAWord).map(({ stem }) => asked([stem])));
  const terms = plan.additions.map(({ words: own, stem }) =>
    asked(stem === undefined ? own.map((word) => plan.words[word]!.stems[0]!.stem) : [stem]),
  );
  return [
    ...(together.length > 1
      ? [{ ...among, q: asked(together), limit: mostTogether, matchingStrategy: 'frequency' as const }]
      : []),
    ...[...new Set([...words, ...terms])].map(alone),
  ];
}

/** The numbers of the candidates, each once: the best of every answer before the second best of any. */
export function candidateIds(answers: readonly Answer[]): number[] {
  const ids = new Set<number>();
  const longest = Math.max(0, ...answers.map(({ hits }) => hits.length));
  for (let at = 0; at < longest; at++) {
    for (const { hits } of answers) {
      const hit = hits[at];
      if (hit && ids.size < mostCandidates) ids.add(hit.id);
    }
  }
  return [...ids];
}
