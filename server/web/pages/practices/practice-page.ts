import {
  moneyText,
  ownWords,
  periodText,
  shownText,
  type Practice,
  type Reading,
} from '../../../content/index.ts';
import { formatNumber } from '../../../language/index.ts';
import { keyFact, labelled, placeFacts, plain, type KeyFact } from '../records/key-facts.ts';

export interface EvidenceView {
  /** 0 (the owner's account) to 4 (confirmed elsewhere). */
  level: number;
  name: string;
  meaning: string;
}

/** How well the practice is supported; null where nobody has said. */
export function evidenceView({ values }: Practice, { vocabularies, locale }: Reading): EvidenceView | null {
  const levels = vocabularies.get('evidence-levels');
  const level = levels.terms.findIndex(({ code }) => code === values.evidence);
  if (level < 0 || !values.evidence) return null;
  return {
    level,
    name: levels.shortLabel(values.evidence, locale),
    meaning: levels.label(values.evidence, locale),
  };
}

function costFacts({ values }: Practice, reading: Reading): KeyFact[] {
  const { t, locale, vocabularies } = reading;
  const bands = vocabularies.get('cost-bands');
  const band = bands.terms.findIndex(({ code }) => code === values.cost_band);
  const own = (words: string) => ownWords(words, reading);
  const exact = values.cost === undefined ? [] : [own(moneyText(values.cost, values.currency, reading))];
  const range = values.cost_band ? [own(bands.label(values.cost_band, locale))] : [];
  const name = values.cost_band ? plain(own(bands.shortLabel(values.cost_band, locale))) : [];
  return keyFact('coin', t('record:fact.cost'), name, {
    details: exact.length > 0 ? exact : range,
    ...(band < 0 ? {} : { bricks: bands.terms.map((_, index) => index <= band) }),
  });
}

/** The panel beside a practice: what one asks first. */
export function practiceFacts(practice: Practice, reading: Reading): KeyFact[] {
  const { values } = practice;
  const { t, locale } = reading;
  const text = (value: typeof values.title) => shownText(value, reading)?.text;
  const own = (words: string) => (words ? ownWords(words, reading) : undefined);
  const count =
    values.beneficiaries_count === undefined ? '' : formatNumber(values.beneficiaries_count, locale);
  const orgType = labelled('org-types', values.org_type ? [values.org_type] : [], reading)[0]?.text;
  return [
    ...placeFacts(practice, reading, text(values.district)),
    ...keyFact('user', t('record:fact.lead_org'), plain(text(values.lead_org)), { details: [orgType] }),
    ...keyFact('cal', t('record:fact.period'), plain(own(periodText(values.start, values.end, reading))), {
      details: labelled('practice-statuses', values.maturity ? [values.maturity] : [], reading).map(
        (one) => one.text,
      ),
    }),
    ...costFacts(practice, reading),
    ...keyFact('people', t('record:fact.beneficiaries'), plain(own(count)), {
      details: labelled('beneficiaries', values.beneficiaries, reading).map((one) => one.text),
    }),
    ...keyFact('mail', t('record:fact.contact'), plain(text(values.contact_post))),
  ];
}
