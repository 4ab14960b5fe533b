import type { LocalText } from '../../../language/index.ts';
import { ownWords, type ContentRecord, type Reading } from '../../../content/index.ts';
import type { VocabularyName } from '../../../vocabularies/index.ts';
import { paths } from '../../paths.ts';
import { sectorIcon } from '../sectors/sector-icons.ts';

/** A value of a key fact; `href` is '' where it leads nowhere. */
export interface FactPart {
  text: LocalText;
  href: string;
}

/** One line of the panel beside a record. */
export interface KeyFact {
  icon: string;
  label: string;
  parts: FactPart[];
  /** Said below, smaller. */
  details: LocalText[];
  /** Cost in bricks; null for other facts. */
  bricks: boolean[] | null;
}

interface Choices {
  details?: readonly (LocalText | undefined)[];
  bricks?: boolean[];
}

/** A fact, or nothing where it has no value. */
export function keyFact(
  icon: string,
  label: string,
  parts: readonly FactPart[],
  choices: Choices = {},
): KeyFact[] {
  const details = (choices.details ?? []).filter((one) => one !== undefined);
  if (parts.length + details.length === 0) return [];
  return [{ icon, label, parts: [...parts], details, bricks: choices.bricks ?? null }];
}

export const plain = (text: LocalText | undefined): FactPart[] => (text ? [{ text, href: '' }] : []);

/** The labels of codes, as plain parts. */
export const labelled = (
  name: VocabularyName,
  codes: readonly string[] | undefined,
  reading: Reading,
): FactPart[] =>
  (codes ?? []).map((code) => ({
    text: ownWords(reading.vocabularies.get(name).label(code, reading.locale), reading),
    href: '',
  }));

/** Where: governorates and sectors lead to their pages. */
export function placeFacts({ values }: ContentRecord, reading: Reading, district?: LocalText): KeyFact[] {
  const { locale, t } = reading;
  const linked = (
    name: VocabularyName,
    codes: readonly string[] | undefined,
    path: (code: string) => string,
  ) => labelled(name, codes, reading).map((part, index) => ({ ...part, href: path(codes?.[index] ?? '') }));
  return [
    ...keyFact(
      'pin',
      // A practice of a partner country has a place, and no governorate.
      t(values.governorate?.length ? 'record:fact.governorate' : 'record:fact.place'),
      linked('governorates', values.governorate, (code) => paths.governorate(locale, code)),
      { details: [district] },
    ),
    ...keyFact(
      'bridge',
      t('record:fact.country'),
      linked('countries', values.country, (code) => paths.search(locale, { country: code })),
    ),
    ...keyFact(
      sectorIcon(values.sector?.[0] ?? ''),
      t('record:fact.sector'),
      linked('sectors', values.sector, (code) => paths.sector(locale, code)),
    ),
  ];
}
