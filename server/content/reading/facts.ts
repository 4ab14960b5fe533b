import type { Field, RowField } from '../fields/index.ts';
import { formatDate, formatNumber, type BilingualText, type LocalText } from '../../language/index.ts';
import { moneyText } from './money.ts';
import { fieldLabel, ownWords, shownText, type Reading } from './reading.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A short value with its name: one line of a list of facts. */
export interface Fact {
  label: string;
  /** Several where several were chosen. */
  values: LocalText[];
  note: string;
}

/** Amounts of money among the numbers: they are in the record's currency. */
const amounts: ReadonlySet<string> = new Set(['cost', 'running_cost']);

/** The value of a field as short texts; none where it is empty or is not a short value. */
export function shortValues(field: Field | RowField, values: Values, reading: Reading): LocalText[] {
  const value = values[field.key];
  if (value === undefined || value === null) return [];
  const { locale, t, vocabularies } = reading;
  const own = (words: string): LocalText => ownWords(words, reading);
  switch (field.type) {
    case 'text':
      return [shownText(value as BilingualText, reading)?.text ?? []].flat();
    case 'number':
      return amounts.has(field.key)
        ? [own(moneyText(value as number, values['currency'] as string | undefined, reading))]
        : [own(formatNumber(value as number, locale))];
    case 'date':
      return [own(formatDate(value as string, locale))];
    case 'code':
      return [own(vocabularies.get(field.vocabulary).label(value as string, locale))];
    case 'codes':
      return (value as string[]).map((code) => own(vocabularies.get(field.vocabulary).label(code, locale)));
    case 'boolean':
      return [own(t(value === true ? 'record:yes' : 'record:no'))];
    default:
      return [];
  }
}

/** The field as a fact; undefined where there is nothing to show. */
export function factOf(field: Field, values: Values, reading: Reading): Fact | undefined {
  const short = shortValues(field, values, reading);
  if (short.length === 0) return undefined;
  const note = field.type === 'text' ? shownText(values[field.key] as BilingualText, reading)?.note : '';
  return { label: fieldLabel(field.key, reading), values: short, note: note ?? '' };
}
