import {
  fieldsOn,
  screensOf,
  titleOf,
  type ContentKind,
  type Field,
  type Refusal,
  type Screen,
  type WorkingRecord,
} from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import {
  contentLanguages,
  formatDate,
  formatNumber,
  localText,
  type BilingualText,
  type LocalText,
} from '../../../language/index.ts';
import type { RowField } from '../../../content/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Card } from '../../cards.ts';
import type { CallNote } from '../calls/call-note.ts';
import type { Translate } from '../../i18n.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { fieldLabel, idOf, isFiles, problemText } from './fields/asked-field.ts';
import { answerFiles, type AnswerFile } from './files/answer-files.ts';
import { formProblems } from './fields/form-problems.ts';
import { screenOfField, tasksOf } from './form-screen.ts';

type Values = Readonly<Record<string, unknown>>;

/** One answer as it will be read. */
export interface Answer {
  key: string;
  id: string;
  label: string;
  texts: LocalText[];
  files: AnswerFile[];
  /** Another wording of it may be suggested. */
  isText: boolean;
  /** '' where it can not be changed here. */
  change: string;
  error: string;
}

const codesIn = (value: unknown): string[] => [value].flat() as string[];

const own = (text: string, { locale }: PageContext): LocalText => ({ text, language: locale });

/** A value in words, one text for each language or row. */
export function textsOf(
  field: Field | RowField,
  value: unknown,
  context: PageContext,
  vocabularies: Vocabularies,
): LocalText[] {
  const { locale, t } = context;
  if (value === undefined || value === null) return [];
  switch (field.type) {
    case 'text':
      return contentLanguages.flatMap((language) => {
        const text = (value as BilingualText)[language];
        return text ? [{ text, language }] : [];
      });
    case 'code':
    case 'codes': {
      const vocabulary = vocabularies.get(field.vocabulary);
      return codesIn(value).map((code) => own(vocabulary.label(code, locale), context));
    }
    case 'number':
      return [own(formatNumber(value as number, locale), context)];
    case 'date':
      return [own(formatDate(value as string, locale), context)];
    case 'boolean':
      return [own(t(value === true ? 'record:yes' : 'record:no'), context)];
    case 'point': {
      const { latitude, longitude } = value as { latitude: number; longitude: number };
      return [{ text: `${latitude}, ${longitude}`, language: 'en' }];
    }
    case 'file':
    case 'plain':
    case 'link':
    case 'links':
      return codesIn(value).map((text) => ({ text, language: 'en' as const }));
    case 'group':
      if (isFiles(field.key)) return [];
      return (value as readonly Values[]).flatMap((row) =>
        field.fields.flatMap((part) => textsOf(part, row[part.key], context, vocabularies)),
      );
  }
}

/** Of a row: which of its fields is meant, too. */
const errorIn = (problem: Problem, kind: ContentKind, t: Translate): string =>
  problem.path.split('.').length > 2
    ? `${fieldLabel(kind, problem.path, t)}${t('search:colon')} ${problemText(problem, t)}`
    : problemText(problem, t);

/** The answers of a record by the screens on which they are asked. */
export function answersOf(
  { record }: WorkingRecord,
  context: PageContext,
  vocabularies: Vocabularies,
  problems: readonly Problem[] = [],
) {
  const { t, locale } = context;
  const values = record.values as Values;
  return screensOf(record.kind).flatMap((screen: Screen) => {
    const answers = fieldsOn(record.kind, screen).flatMap((field): Answer[] => {
      const problem = problems.find(({ path }) => path.split('.')[0] === field.key);
      const texts = textsOf(field, values[field.key], context, vocabularies);
      const files = isFiles(field.key) ? answerFiles(record, context) : [];
      if (texts.length + files.length === 0 && !problem) return [];
      return [
        {
          key: field.key,
          id: idOf(field.key),
          label:
            field.key === 'licence_ok' ? t('contribute:licence') : t(`fields:${record.kind}.${field.key}`),
          texts,
          files,
          isText: field.type === 'text',
          change: `${paths.draftScreen(locale, record.id, screen.name)}#${idOf(field.key)}`,
          error: problem ? errorIn(problem, record.kind, t) : '',
        },
      ];
    });
    return answers.length === 0
      ? []
      : [{ name: t(`contribute:screen.${record.kind}.${screen.name}`), answers }];
  });
}

interface CheckInput {
  working: WorkingRecord;
  shortcomings: Readonly<Record<Screen['part'], readonly Problem[]>>;
  refusal: Refusal | undefined;
  /** Whether it was tried to submit it as it is. */
  isTried: boolean;
  similar: Card[];
  /** Documents whose properties may name their author, of a record that does not name its office. */
  named: readonly string[];
  key: string;
  call: CallNote | null;
  vocabularies: Vocabularies;
}

/** The last look before a record is submitted. */
export function checkPage(input: CheckInput, context: PageContext) {
  const { working, shortcomings, vocabularies, refusal } = input;
  const { t, locale } = context;
  const { record } = working;
  const problems = shortcomings.quick;
  const summary = [
    ...(refusal && refusal !== 'incomplete'
      ? [{ href: '#check', label: '', text: t(`refusals:${refusal}`) }]
      : []),
    ...(input.isTried
      ? problems.map((problem) => {
          const key = problem.path.split('.')[0]!;
          const screen = screenOfField(record.kind, key);
          return {
            href: screen
              ? `${paths.draftScreen(locale, record.id, screen.name)}#${idOf(problem.path)}`
              : '#check',
            label: fieldLabel(record.kind, problem.path, t),
            text: problemText(problem, t),
          };
        })
      : []),
  ];
  return {
    page: pageHead(context, {
      title: `${summary.length > 0 ? t('contribute:error.prefix') : ''}${t('contribute:check.heading')}`,
      description: t('contribute:check.heading'),
      nav: 'contribute',
      unlisted: true,
    }),
    id: record.id,
    kind: record.kind,
    recordTitle: localText(titleOf(record), locale) ?? null,
    draftHref: paths.draft(locale, record.id),
    tasks: tasksOf(working, undefined, { locale, t, problems: shortcomings }),
    groups: answersOf(working, context, vocabularies, problems),
    ...formProblems(summary, refusal !== undefined && refusal !== 'incomplete', t),
    isComplete: problems.length === 0,
    version: working.version,
    key: input.key,
    similar: input.similar,
    named: input.named,
    filesHref: `${paths.draftScreen(locale, record.id, 'sharing')}#files`,
    call: input.call,
  };
}
