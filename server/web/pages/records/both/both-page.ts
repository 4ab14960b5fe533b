import { readingOf, type ContentRecord } from '../../../../content/index.ts';
import type { Locale } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { bothRows } from './both-rows.ts';
import { recordHead } from '../record-head.ts';
import { factsOf, recordPageHead } from '../record-page.ts';
import { languageState } from '../record-translation.ts';

/** The head of a column: the language, and how this text came to be. In the words of that language. */
function column(record: ContentRecord, locale: Locale, { translator }: PageContext) {
  const t = translator(locale);
  const { state, outdated, machine, missing } = languageState(record, locale);
  const named = (keys: readonly string[]): string =>
    keys.map((key) => t(`fields:${record.kind}.${key}`)).join(t('record:comma'));
  return {
    language: locale,
    name: t(`record:view.${locale}`),
    origin: t(record.sourceLang === locale ? 'record:both.original' : `record:both.${state}`),
    attention: [
      { text: t('record:both.outdated'), fields: named(outdated) },
      { text: t('record:both.machine'), fields: named(machine) },
      { text: t('record:both.untranslated'), fields: named(missing) },
    ].filter(({ fields }) => fields !== ''),
  };
}

/** What the page of a record in both languages shows: Arabic always right, English left. */
export function bothPage(record: ContentRecord, context: PageContext, vocabularies: Vocabularies) {
  const reading = readingOf(record, context, vocabularies);
  const { facts, evidence } = factsOf(record, reading);
  return {
    page: { ...recordPageHead(record, context, vocabularies), scripts: [] },
    head: recordHead(record, reading, 'both'),
    facts: facts.slice(0, evidence ? 4 : 5),
    evidence,
    columns: { ar: column(record, 'ar', context), en: column(record, 'en', context) },
    rows: bothRows({ record, translator: context.translator }),
  };
}
