import { tokenise } from '../../server/text/index.ts';
import { seededRandom } from '../random.ts';
import type { JudgedQuery, JudgedSet } from './judged-sets.ts';
import {
  rarestWords,
  withoutArticles,
  withParticle,
  withSpellingVariants,
  withTypingError,
  type Perturbation,
} from './perturb.ts';

export interface QuerySet {
  name: string;
  queries: JudgedQuery[];
}

function textsByWord({ documents }: JudgedSet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, body } of documents) {
    for (const word of new Set(tokenise(`${title} ${body}`).map((token) => token.word))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** The questions as they are, and as they might have been typed; the same ones at every run. */
export function querySetsOf(set: JudgedSet): QuerySet[] {
  const perturbations: [string, Perturbation][] = [
    ['typing error', withTypingError],
    ['2–3 rarest words', rarestWords(textsByWord(set))],
  ];
  if (set.language === 'ar') {
    perturbations.push(
      ['particle joined', withParticle],
      ['articles missing', withoutArticles],
      ['other spelling', withSpellingVariants],
    );
  }
  const perturbed = perturbations.map(([name, perturb], seed): QuerySet => {
    const random = seededRandom(seed + 1);
    return {
      name,
      queries: set.queries.map((query) => ({ ...query, q: perturb(query.q, set.language, random) })),
    };
  });
  return [{ name: 'as asked', queries: set.queries }, ...perturbed];
}
