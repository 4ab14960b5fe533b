import {
  countCharacters,
  titleOf,
  type Refusal,
  type WantingRecord,
  type WorkingRecord,
  type WantedTranslation,
} from '../../../content/index.ts';
import { localText, type BilingualText, type Locale } from '../../../language/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { fieldLabel, problemText } from '../contribute/fields/asked-field.ts';
import { formProblems } from '../contribute/fields/form-problems.ts';
import { oneOf, type FormBody } from '../contribute/fields/form-values.ts';
import { recordRow } from '../contribute/dashboard-page.ts';

/** What is to be translated, the longest wait first. */
export const wantedPage = (
  wanting: readonly WantingRecord[],
  context: PageContext,
  vocabularies: Vocabularies,
) => ({
  page: pageHead(context, {
    title: context.t('translations:title'),
    description: context.t('translations:lead'),
    nav: 'contribute',
    unlisted: true,
  }),
  records: wanting.map(({ working, target, wanted }) => ({
    ...recordRow(working, context, vocabularies),
    href: paths.draftTranslation(context.locale, working.record.id),
    into: context.t(`translations:into.${target}`),
    missing: countOf(wanted, 'missing', context),
    outdated: countOf(wanted, 'outdated', context),
    machine: countOf(wanted, 'machine', context),
  })),
});

const countOf = (
  wanted: readonly WantedTranslation[],
  state: 'missing' | 'outdated' | 'machine',
  { t }: PageContext,
): string => {
  const count = wanted.filter((one) => one.state === state).length;
  return count === 0 ? '' : t(`translations:count.${state}`, { count });
};

interface TranslationInput {
  working: WorkingRecord;
  target: Locale;
  /** Every text of the original, by its path. */
  texts: readonly { path: string; limit: number; text: BilingualText; state: string }[];
  typed: FormBody | undefined;
  problems: readonly Problem[];
  conflict: boolean;
  refusal: Refusal | undefined;
  key: string;
  hasMachine: boolean;
  isDone: boolean;
  canSubmit: boolean;
  glossary: (text: BilingualText) => { ar: string; en: string }[];
}

/** The original and its translation side by side. */
export function translationPage(input: TranslationInput, context: PageContext) {
  const { working, target, typed, problems } = input;
  const { t, translator, locale } = context;
  const { record } = working;
  const source: Locale = target === 'ar' ? 'en' : 'ar';
  const own = translator(target);
  const summary = [
    ...(input.refusal ? [{ href: '#main', label: '', text: t(`refusals:${input.refusal}`) }] : []),
    ...problems.map((problem) => ({
      href: `#${problem.path.replaceAll('.', '-')}`,
      label: fieldLabel(record.kind, problem.path, t),
      text: problemText(problem, t),
    })),
  ];
  return {
    page: pageHead(context, {
      title: `${problems.length > 0 ? t('contribute:error.prefix') : ''}${t('translations:form.title')}`,
      description: t('translations:lead'),
      nav: 'contribute',
      unlisted: true,
      scripts: ['js/counter.js'],
    }),
    id: record.id,
    title: localText(titleOf(record), locale) ?? null,
    backHref: paths.draft(locale, record.id),
    action: paths.draftTranslation(locale, record.id),
    version: working.version,
    key: input.key,
    source,
    target,
    sourceName: translator(source)(`fields:languages.${source}`),
    sourceNote: translator(source)('translations:original'),
    targetName: own(`fields:languages.${target}`),
    targetNote: own('translations:translation'),
    isDone: input.isDone,
    isConflict: input.conflict,
    canSubmit: input.canSubmit,
    ...formProblems(summary, input.refusal !== undefined, t),
    rows: input.texts.map(({ path, limit, text, state }) => {
      const name = `${path}.${target}`;
      const value = typed ? oneOf(typed, name) : (text[target] ?? '');
      const noted = state === 'machine' || state === 'outdated' ? state : '';
      return {
        name,
        id: path.replaceAll('.', '-'),
        sourceLabel: fieldLabel(record.kind, path, translator(source)),
        label: fieldLabel(record.kind, path, own),
        original: text[source] ?? '',
        value,
        lines: limit <= 200 ? 2 : limit <= 800 ? 5 : 8,
        limit,
        count: countCharacters(value),
        ofLimit: own('contribute:of-limit', { count: limit }),
        words: own('contribute:words'),
        state: noted && own(`contribute:state.${noted}`),
        acceptLabel: noted && own(`contribute:accept.${noted}`),
        isMissing: state === 'missing',
        translate:
          input.hasMachine && (state === 'missing' || state === 'outdated') ? `translate:${path}` : '',
        glossary: input.glossary({ [source]: text[source] ?? '' }),
      };
    }),
  };
}
