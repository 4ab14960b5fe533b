import { formatNumber, localText } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import { highestMark, type Exercise, type ExerciseResult } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The longest bar is that of the best, or of the whole scale where there is one. */
function fullScale(exercise: Exercise, result: ExerciseResult): number {
  if (exercise.method === 'weighted-scoring') return highestMark;
  if (exercise.method === 'pairwise') return 1;
  return Math.max(1, ...result.options.map(({ score }) => score));
}

/** How much the ballots agree, in words: Kendall's W at its usual steps. */
const agreementWord = (agreement: number): string =>
  agreement >= 0.7 ? 'strong' : agreement >= 0.5 ? 'fair' : agreement >= 0.3 ? 'weak' : 'little';

/**
 * The result of an exercise as it is shown to the room and in the report.
 * @param links addresses of the practices, by external id
 */
export function resultView(
  exercise: Exercise,
  result: ExerciseResult,
  context: PageContext,
  vocabularies: Vocabularies,
  links: ReadonlyMap<string, string> = new Map(),
) {
  const { t, locale } = context;
  const number = (value: number): string => formatNumber(value, locale);
  const option = (id: string) => exercise.options.find((one) => one.id === id);
  const title = (id: string | undefined): string => localText(option(id ?? '')?.text, locale)?.text ?? '';
  const criterion = (code: string): string =>
    exercise.method === 'impact-effort'
      ? t(`workshops:axis.${code}`)
      : vocabularies.get('criteria').label(code, locale);
  const scale = fullScale(exercise, result);
  const columns = Object.keys(result.options[0]?.criteria ?? {});
  return {
    title: exercise.title,
    method: vocabularies.get('prioritisation-methods').label(exercise.method, locale),
    unit: t(`workshops:unit.${exercise.method}`),
    ballots: result.ballots,
    sources: t('workshops:result.sources', { ...result.sources }),
    state: exercise.state,
    isDots: exercise.method === 'dot-voting',
    options: result.options.map(({ option: id, rank, score, mean, spread, criteria }, place) => ({
      rank,
      title: option(id)?.text ?? {},
      href: links.get(option(id)?.record ?? '') ?? '',
      score: number(score),
      mean: number(mean),
      spread: number(spread),
      width: Math.max(0, Math.round((score / scale) * 1000) / 10),
      isChosen: place < exercise.chosen,
      isLastChosen: place === exercise.chosen - 1 && place < result.options.length - 1,
      criteria: columns.map((code) => number(criteria[code] ?? 0)),
    })),
    columns: columns.map(criterion),
    agreement:
      result.agreement === undefined
        ? ''
        : t(`workshops:agreement.${agreementWord(result.agreement)}`, { value: number(result.agreement) }),
    governorates: result.governorates.map(({ governorate, ballots, ranking }) => ({
      name: vocabularies.get('governorates').label(governorate, locale),
      ballots,
      ranking: ranking.slice(0, 3).map(title),
    })),
    sensitivity: result.sensitivity.map(({ criterion: code, share, changesAt, leader }) => ({
      criterion: criterion(code),
      share: percent(share),
      says:
        changesAt === undefined
          ? t('workshops:sensitivity.never')
          : t(changesAt >= share ? 'workshops:sensitivity.more' : 'workshops:sensitivity.less', {
              at: percent(changesAt),
              leader: title(leader),
            }),
    })),
    grid:
      exercise.method === 'impact-effort'
        ? result.options.map(({ rank, criteria }) => ({
            rank,
            x: Math.round((((criteria['effort'] ?? 1) - 1) / 4) * 100),
            y: Math.round(100 - (((criteria['impact'] ?? 1) - 1) / 4) * 100),
          }))
        : [],
  };
}
