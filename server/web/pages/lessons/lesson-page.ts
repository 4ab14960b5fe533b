import { ownWords, type Lesson, type Reading } from '../../../content/index.ts';
import { formatDate, localText, type BilingualText } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';
import { keyFact, labelled, placeFacts, plain, type KeyFact } from '../records/key-facts.ts';

const listed = (code: string | undefined): string[] => (code ? [code] : []);

/** The office that stands behind a lesson, where it is to be named. */
export const officeFact = (name: BilingualText | undefined, { t, locale }: PageContext): KeyFact[] =>
  keyFact('people', t('record:fact.office'), plain(localText(name, locale)));

/** The panel beside a lesson: what kind it is, where and when it was learned. */
export function lessonFacts(lesson: Lesson, reading: Reading): KeyFact[] {
  const { values } = lesson;
  const { t, locale } = reading;
  const observed = values.observed_on ? ownWords(formatDate(values.observed_on, locale), reading) : undefined;
  return [
    ...keyFact('lamp', t('record:fact.type'), labelled('lesson-types', listed(values.type), reading), {
      details: labelled('lesson-statuses', listed(values.life), reading).map((one) => one.text),
    }),
    ...keyFact(
      'chart',
      t('record:fact.severity'),
      labelled('effect-sizes', listed(values.severity), reading),
    ),
    ...keyFact('talk', t('record:fact.theme'), labelled('themes', values.theme, reading)),
    ...keyFact('clock', t('record:fact.stage'), labelled('stages', listed(values.stage), reading)),
    ...placeFacts(lesson, reading),
    ...keyFact('cal', t('record:fact.observed_on'), plain(observed)),
  ];
}
