import type { Translate } from '../../../i18n.ts';

/** One line of what is said above a form. */
export interface ProblemLine {
  href: string;
  /** Of the field; '' where it is about the whole. */
  label: string;
  text: string;
}

/** "Title:"; a question ends as it is. */
const leadIn = (label: string, t: Translate): string =>
  label === '' || /[?؟]$/.test(label) ? label : label + t('search:colon');

/** What the view `form-problems` shows: what is to be put right, or why nothing was done. */
export const formProblems = (lines: readonly ProblemLine[], isRefused: boolean, t: Translate) => ({
  summary: lines.map((line) => ({ ...line, label: leadIn(line.label, t) })),
  summaryHeading: isRefused ? t('contribute:refused') : t('contribute:problems', { count: lines.length }),
});
