import {
  fieldsOn,
  screensOf,
  titleOf,
  type Refusal,
  type Screen,
  type WorkingRecord,
} from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { formatTime, localText, type BilingualText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import {
  columnLanguages,
  fieldView,
  idOf,
  isFiles,
  problemText,
  type FieldView,
  type FormContext,
} from './fields/asked-field.ts';
import type { CallNote } from '../calls/call-note.ts';
import type { FormBody } from './fields/form-values.ts';
import type { DraftFiles } from './files/draft-files.ts';
import { filesView, type FilesView } from './files/file-rows.ts';
import { formProblems } from './fields/form-problems.ts';
import { screenBefore, tasksOf } from './form-screen.ts';

export interface ScreenInput {
  working: WorkingRecord;
  screen: Screen;
  shortcomings: Readonly<Record<Screen['part'], readonly Problem[]>>;
  /** What is said of this form; nothing before it was sent. */
  problems: readonly Problem[];
  typed?: FormBody | undefined;
  rows: Readonly<Record<string, number>>;
  /** Somebody else saved meanwhile: what they wrote. */
  theirs?: WorkingRecord | undefined;
  refusal?: Refusal | undefined;
  key: string;
  call: CallNote | null;
  vocabularies: Vocabularies;
  glossary: FormContext['glossary'];
  canTranslate: boolean;
  linkShown: FormContext['linkShown'];
  files: DraftFiles;
}

type AskedField = FieldView & { files?: FilesView };

/** Every field inside of a field that has rows. */
const partsOf = ({ rows, files }: AskedField): FieldView[] => [
  ...rows.flatMap(({ fields }) => fields),
  ...(files?.rows.flatMap(({ asked, more }) => [...asked, ...more]) ?? []),
];

/** The fields of `theirs` that differ from what is typed, as they wrote them. */
function conflictsOf(fields: readonly FieldView[], theirs: WorkingRecord | undefined) {
  if (!theirs) return [];
  const values = theirs.record.values as Readonly<Record<string, unknown>>;
  return fields.flatMap(({ name, id, label, columns }) =>
    columns.flatMap(({ language, value }) => {
      const text = (values[name] as BilingualText | undefined)?.[language] ?? '';
      return text === value ? [] : [{ id, label, language, text }];
    }),
  );
}

const headingKey = ({ record, publishedRevision }: WorkingRecord): string =>
  publishedRevision === null
    ? `contribute:add.heading.${record.kind}`
    : `contribute:edit.heading.${record.kind}`;

function summaryOf(input: ScreenInput, fields: readonly AskedField[], { t }: PageContext) {
  const placeOf = ({ path }: Problem): number =>
    fields.findIndex(({ name }) => path === name || path.startsWith(`${name}.`));
  const inOrder = input.problems.toSorted((one, other) => placeOf(one) - placeOf(other));
  const inFields = inOrder.map((problem) => {
    const owner = fields[placeOf(problem)];
    const row = owner && partsOf(owner).find(({ name }) => name === problem.path);
    return {
      href: `#${row?.id ?? owner?.id ?? idOf(problem.path)}`,
      label: row?.label ?? owner?.label ?? '',
      text: problemText(problem, t),
    };
  });
  const whole = input.refusal ? [{ href: '#form', label: '', text: t(`refusals:${input.refusal}`) }] : [];
  return [...whole, ...inFields];
}

/** One screen of the form. */
export function screenPage(input: ScreenInput, context: PageContext) {
  const { working, screen, vocabularies } = input;
  const { locale, t, translator } = context;
  const { record } = working;
  const form: FormContext = {
    kind: record.kind,
    locale,
    t,
    translator,
    vocabularies,
    languages: columnLanguages(working.writes, locale),
    source: record.sourceLang,
    values: record.values,
    typed: input.typed,
    problems: input.problems,
    rows: input.rows,
    glossary: input.glossary,
    canTranslate: input.canTranslate,
    linkShown: input.linkShown,
  };
  const view = (keys: readonly string[]): AskedField[] =>
    fieldsOn(record.kind, { ...screen, fields: keys, more: [] }).map((field) => {
      const value = form.values[field.key];
      const shown = fieldView(field, field.key, value, form);
      if (field.type !== 'group' || !isFiles(field.key)) return shown;
      return { ...shown, files: filesView(field, value, form, input.files) };
    });
  const fields = view(screen.fields);
  const more = view(screen.more ?? []);
  const hasFiles = fields.some(({ is }) => is === 'files');
  const summary = summaryOf(input, [...fields, ...more], context);
  const quick = screensOf(record.kind).filter(({ part }) => part === 'quick');
  const before = screenBefore(record.kind, screen);
  const name = t(`contribute:screen.${record.kind}.${screen.name}`);
  const title = localText(titleOf(record), locale);
  const heading = t(headingKey(working));
  const tasks = tasksOf(working, screen, { locale, t, problems: input.shortcomings });
  return {
    page: pageHead(context, {
      title: `${summary.length > 0 ? t('contribute:error.prefix') : ''}${name} · ${heading}`,
      description: heading,
      nav: 'contribute',
      unlisted: true,
      scripts: ['js/draft.js', 'js/counter.js', ...(hasFiles ? ['js/files.js'] : [])],
    }),
    heading,
    recordTitle: title ?? null,
    call: input.call,
    id: record.id,
    saved: working.version > 1 ? t('contribute:saved-at', { time: formatTime(record.updatedAt) }) : '',
    savedTemplate: t('contribute:saved-at', { time: '{time}' }),
    unsaved: t('contribute:unsaved'),
    restored: t('contribute:restored'),
    returned: record.status === 'returned',
    quickTasks: tasks.filter(({ part }) => part === 'quick'),
    laterTasks: tasks.filter(({ part }) => part === 'verified'),
    isLater: screen.part === 'verified',
    step:
      screen.part === 'quick'
        ? t('contribute:step', { number: quick.indexOf(screen) + 1, count: quick.length })
        : t('contribute:later'),
    name,
    hasFiles,
    action: paths.draftScreen(locale, record.id, screen.name),
    autosave: paths.draftAutosave(locale, record.id, screen.name),
    checkHref: paths.draftCheck(locale, record.id),
    draftHref: paths.draft(locale, record.id),
    back:
      before?.part === screen.part
        ? paths.draftScreen(locale, record.id, before.name)
        : paths.draft(locale, record.id),
    version: input.theirs?.version ?? working.version,
    key: input.key,
    pair: form.languages.length > 1,
    heads:
      form.languages.length > 1
        ? form.languages.map((language) => ({
            language,
            name: translator(language)(`fields:languages.${language}`),
            note: translator(language)(
              language === record.sourceLang ? 'contribute:required' : 'contribute:optional',
            ),
          }))
        : [],
    writes: (['ar', 'en', 'both'] as const).map((value) => ({
      value,
      label: t(`contribute:writes.${value}`),
      checked: value === working.writes,
    })),
    fields,
    more,
    moreOpen: more.some(({ error, name: key }) => error !== '' || form.values[key] !== undefined),
    ...formProblems(summary, input.refusal !== undefined, t),
    conflicts: conflictsOf([...fields, ...more], input.theirs),
    isConflict: input.theirs !== undefined,
  };
}
