import { formatNumber } from '../../../../language/index.ts';
import type { EvaluationSummary, Workshop } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';

/** What participants said, as bars from 1 to 5. Comments are for the facilitators. */
export function evaluationView(
  { evaluation }: Workshop,
  summary: EvaluationSummary,
  { locale }: PageContext,
) {
  return {
    forms: summary.forms,
    comments: summary.comments,
    questions: summary.questions.map(({ id, number, mean, counts }) => ({
      text: evaluation.questions.find((question) => question.id === id)?.text ?? {},
      number,
      mean: formatNumber(mean, locale),
      width: Math.round((mean / 5) * 1000) / 10,
      counts: counts.map((count, index) => ({ mark: index + 1, count })),
    })),
  };
}
