import { titleOf, type ContentRecord } from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { problemText } from '../contribute/fields/asked-field.ts';
import { formProblems } from '../contribute/fields/form-problems.ts';

interface ReportInput {
  record: ContentRecord;
  text: string;
  contact: string;
  problems: readonly Problem[];
  isSent: boolean;
  key: string;
}

/** Where a reader says what is wrong with a record. */
export function reportPage(
  { record, text, contact, problems, isSent, key }: ReportInput,
  context: PageContext,
) {
  const { t, locale } = context;
  return {
    page: pageHead(context, {
      title: `${problems.length > 0 ? t('contribute:error.prefix') : ''}${t('report:title')}`,
      description: t('report:lead'),
      unlisted: true,
    }),
    title: localText(titleOf(record), locale) ?? null,
    recordHref: paths.record(locale, record.kind, record.id),
    action: paths.report(locale, record.id),
    text,
    contact,
    isSent,
    key,
    ...formProblems(
      problems.map((problem) => ({
        href: `#${problem.path}`,
        label: t(`report:${problem.path}`),
        text: problemText(problem, t),
      })),
      false,
      t,
    ),
    errors: Object.fromEntries(
      (['text', 'contact'] as const).map((path) => {
        const problem = problems.find((one) => one.path === path);
        return [path, problem ? problemText(problem, t) : ''];
      }),
    ),
  };
}
