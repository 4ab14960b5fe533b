import {
  amountInWords,
  fieldsOf,
  isOnPage,
  isUntitled,
  opensSection,
  titleOf,
  type ContentRecord,
  type Field,
  type Values,
} from '../../../../content/index.ts';
import {
  translationState,
  type BilingualText,
  type LocalText,
  type Locale,
} from '../../../../language/index.ts';
import type { Translate } from '../../../i18n.ts';

/** One language's half of a row. */
export interface Half {
  text: LocalText;
  /** What is wrong with this translation; '' when nothing is. */
  note: string;
}

/** The same in both languages, level with each other. */
export interface BothRow {
  is: 'title' | 'lead' | 'section' | 'heading' | 'text';
  /** null where it is not written in that language. */
  ar: Half | null;
  en: Half | null;
}

interface Source {
  record: ContentRecord;
  translator: (locale: Locale) => Translate;
}
type Halves = Pick<BothRow, 'ar' | 'en'>;

const halves = (make: (locale: Locale) => Half | null): Halves => ({ ar: make('ar'), en: make('en') });

/** Words of the interface, in both languages. */
const words = ({ translator }: Source, key: string): Halves =>
  halves((locale) => ({ text: { text: translator(locale)(key), language: locale }, note: '' }));

const paragraphsOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A text by its paragraphs; a language that has fewer of them ends earlier, one that has none says so once. */
function textRows(is: BothRow['is'], text: BilingualText | undefined, source: Source): BothRow[] {
  const written = { ar: paragraphsOf(text?.ar), en: paragraphsOf(text?.en) };
  const most = Math.max(written.ar.length, written.en.length);
  return Array.from({ length: most }, (_, index) => ({
    is,
    ...halves((locale) => {
      const paragraph = written[locale][index];
      if (paragraph === undefined) {
        const note = index === 0 ? source.translator(locale)('record:both.missing') : '';
        return note ? { text: { text: '', language: locale }, note } : null;
      }
      const state = translationState(text, locale, source.record.sourceLang);
      const says = index === 0 && (state === 'outdated' || state === 'machine' || state === 'in-progress');
      return {
        text: { text: paragraph, language: locale },
        note: says ? source.translator(locale)(`record:note.${state}`) : '',
      };
    }),
  }));
}

/** "الفاقد: 42% إلى 27%": a result with its figures in one line. */
function resultRow(row: Values, source: Source): BothRow {
  const [indicator, unit] = [row['indicator'], row['unit']] as (BilingualText | undefined)[];
  const [baseline, value] = [row['baseline'], row['value']] as (number | undefined)[];
  return {
    is: 'text',
    ...halves((locale) => {
      const [what, of] = [indicator?.[locale], unit?.[locale] ?? ''];
      if (!what || value === undefined) return null;
      const t = source.translator(locale);
      const print = (one: number): string => amountInWords(one, locale, t) + (of === '%' ? '%' : '');
      const figures =
        baseline === undefined
          ? print(value)
          : t('record:result.change', { from: print(baseline), to: print(value) });
      const line = t('record:result.line', { what, figures, unit: of === '%' ? '' : of }).trim();
      return { text: { text: line, language: locale }, note: '' };
    }),
  };
}

function groupRows(
  field: Extract<Field, { type: 'group' }>,
  rows: readonly Values[],
  source: Source,
): BothRow[] {
  if (field.key === 'results') return rows.map((row) => resultRow(row, source));
  const texts = field.fields.filter(({ type }) => type === 'text');
  return rows.flatMap((row) =>
    texts.flatMap(({ key }, index) =>
      textRows(
        index === 0 && texts.length > 1 ? 'heading' : 'text',
        row[key] as BilingualText | undefined,
        source,
      ),
    ),
  );
}

function fieldRows(field: Field, values: Values, source: Source): BothRow[] {
  const value = values[field.key];
  if (value === undefined || value === null) return [];
  if (field.type === 'text') return textRows('text', value, source);
  return field.type === 'group' ? groupRows(field, value as readonly Values[], source) : [];
}

/** Everything that is written in a record, paragraph beside paragraph, in the order of its page. */
export function bothRows(source: Source): BothRow[] {
  const { record } = source;
  const values = record.values as Values;
  const rows: BothRow[] = textRows('title', titleOf(record), source);
  if (record.kind === 'practice') rows.push(...textRows('lead', record.values.summary, source));
  let current: string | undefined;
  for (const field of fieldsOf(record.kind)) {
    if (!isOnPage(record.kind, field)) continue;
    const found = fieldRows(field, values, source);
    if (found.length === 0) continue;
    const { id, titleKey } = opensSection(record.kind, field, current);
    if (id !== current) rows.push({ is: 'section', ...words(source, titleKey) });
    current = id;
    if (!isUntitled(record.kind, field))
      rows.push({ is: 'heading', ...words(source, `fields:${record.kind}.${field.key}`) });
    rows.push(...found);
  }
  return rows;
}
