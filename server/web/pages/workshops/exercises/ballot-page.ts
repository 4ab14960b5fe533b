import type { Vocabularies } from '../../../../vocabularies/index.ts';
import { governoratesOf, type BallotPaper, type CastOutcome } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { messageOf } from '../fields.ts';
import { textOf } from '../form-values.ts';
import { questionsOf } from './ballot-cells.ts';
import type { OptionFacts } from './option-facts.ts';

const longestCode = 40;

/** The view model of the page that asks for a code. */
export function codePage({ code, isUnknown }: { code: string; isUnknown: boolean }, context: PageContext) {
  const { t } = context;
  return {
    page: pageHead(context, {
      title: t('workshops:vote.title'),
      description: t('workshops:vote.lead'),
      unlisted: true,
    }),
    code: code.slice(0, longestCode),
    isUnknown,
  };
}

interface Sources {
  paper: BallotPaper;
  /** What became of the ballot that was just sent. */
  outcome: CastOutcome | undefined;
  /** What was sent, to be kept where it has to be mended. */
  body: unknown;
  facts: ReadonlyMap<string, OptionFacts>;
  vocabularies: Vocabularies;
}

/** The view model of a ballot on a phone. */
export function ballotPage({ paper, outcome, body, facts, vocabularies }: Sources, context: PageContext) {
  const { t, locale } = context;
  const { workshop, exercise, code, isUsed } = paper;
  const problems = outcome?.state === 'invalid' ? outcome.problems : [];
  const ended = outcome && outcome.state !== 'invalid' ? outcome.state : undefined;
  const state = ended ?? (isUsed ? 'again' : exercise.state === 'open' ? '' : exercise.state);
  const chosen = textOf(body, 'governorate');
  const questions = questionsOf(exercise, context, vocabularies);
  const factsOf = (index: number): OptionFacts => {
    const record = exercise.method === 'pairwise' ? undefined : exercise.options[index]?.record;
    return facts.get(record ?? '') ?? { href: '', facts: [] };
  };
  const marked = (name: string): string => textOf(body, name);
  return {
    page: pageHead(context, {
      title:
        problems.length > 0
          ? t('workshops:problem.title', { title: t('workshops:vote.title') })
          : t('workshops:vote.title'),
      description: t('workshops:vote.lead'),
      unlisted: true,
    }),
    title: exercise.title,
    workshop: workshop.title,
    code,
    action: paths.ballot(locale, code),
    /** '' while one can vote. */
    state,
    says: state === '' ? '' : t(`workshops:vote.${state}`),
    isGood: state === 'counted' || state === 'again',
    problems: [...new Set(problems.map((problem) => messageOf(problem, t)))],
    hint: t(`workshops:vote.hint.${exercise.method}`, { dots: exercise.dots }),
    method: exercise.method,
    governorates: governoratesOf(workshop).map((one) => ({
      value: one,
      label: vocabularies.get('governorates').label(one, locale),
      isChosen: one === chosen,
    })),
    questions: questions.map(({ id, title, sides, cells }, index) => ({
      id,
      title,
      sides,
      isWrong: problems.some(({ path }) => cells.some(({ name }) => name === path)),
      ...factsOf(index),
      cells: cells.map(({ name, label, least, most }) => ({
        name,
        label,
        marks: Array.from({ length: most - least + 1 }, (_, step) => ({
          value: String(least + step),
          label: sides[step] ?? String(least + step),
          isChosen: marked(name) === String(least + step),
        })),
      })),
    })),
    result: paths.exerciseResult(locale, workshop.externalId, exercise.id),
  };
}
