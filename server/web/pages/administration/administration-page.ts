import type { Problem } from '../../../errors.ts';
import { shownProblems } from '../../forms/shown-problems.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';

/** The pages of this area, in the order of its menu. */
const parts = {
  accounts: paths.adminAccounts,
  offices: paths.adminOffices,
  calls: paths.adminCalls,
  messages: paths.adminMessages,
  texts: paths.adminTexts,
  searches: paths.adminSearches,
  words: paths.adminWords,
  terms: paths.adminTerms,
  jobs: paths.adminJobs,
  audit: paths.adminAudit,
  storage: paths.adminStorage,
} as const;
export type AdminPart = keyof typeof parts;

/** What every page of this area shows around itself. @param title where it is not the part's own */
export function adminFrame(context: PageContext, part: AdminPart | '', title?: string, isRefused = false) {
  const { t, locale } = context;
  const heading = title ?? (part === '' ? t('admin:title') : t(`admin:${part}.title`));
  return {
    page: pageHead(context, {
      title: isRefused ? t('account:error.title', { title: heading }) : heading,
      description: t('admin:description'),
      unlisted: true,
    }),
    heading,
    menu: Object.entries(parts).map(([name, href]) => ({
      href: href(locale),
      label: t(`admin:${name}.title`),
      isHere: name === part,
    })),
  };
}

/** What is wrong with a form of this area. */
export const adminProblems = <F extends string>(
  { t }: PageContext,
  fields: readonly F[],
  problems: readonly Problem[],
) =>
  shownProblems(fields, problems, (code, values) =>
    isOwn(code) ? t(`admin:problem.${code}`, values) : t(`account:problem.${code}`, values),
  );

const isOwn = (code: string): boolean => /^(roles|email|office|administrator|words)\./.test(code);

const doneTexts = [
  'saved',
  'disabled',
  'enabled',
  'forgotten',
  'handed-over',
  'reopened',
  'retried',
  'backup-asked',
  'call-closed',
  'call-reopened',
] as const;

/** What was just done, in words; empty for nothing. */
export function doneText({ t }: PageContext, value: unknown): string {
  const done = doneTexts.find((one) => one === value);
  return done === undefined ? '' : t(`admin:done.${done}`);
}
