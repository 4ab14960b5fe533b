import { fieldsOf, isOnPage, type ContentRecord, type Field, type Values } from '../../../content/index.ts';
import {
  translationState,
  type BilingualText,
  type Locale,
  type TranslationState,
} from '../../../language/index.ts';

interface FieldState {
  key: string;
  state: TranslationState;
}

/** Fields of the head, which every page shows beside those of the body. */
const head: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'statement',
  'lead_org',
  'district',
  'contact_post',
]);

function statesOf(
  field: Field,
  values: Values,
  language: Locale,
  source: ContentRecord['sourceLang'],
): FieldState[] {
  const texts: BilingualText[] = [];
  const value = values[field.key];
  if (field.type === 'text' && value) texts.push(value);
  if (field.type === 'group') {
    for (const row of (value ?? []) as Values[]) {
      for (const { key, type } of field.fields) if (type === 'text' && row[key]) texts.push(row[key]);
    }
  }
  return texts.map((text) => ({ key: field.key, state: translationState(text, language, source) }));
}

/** How a whole record stands in one language. */
export interface LanguageState {
  state: 'original' | 'current' | 'partly' | 'missing';
  /** Keys of the fields that need attention, each once. */
  outdated: string[];
  machine: string[];
  missing: string[];
}

/** The state of everything that readers see of `record` in `language`. */
export function languageState(record: ContentRecord, language: Locale): LanguageState {
  const states = fieldsOf(record.kind)
    .filter((field) => head.has(field.key) || isOnPage(record.kind, field))
    .flatMap((field) => statesOf(field, record.values as Values, language, record.sourceLang));
  const keysIn = (...wanted: TranslationState[]): string[] => [
    ...new Set(states.filter(({ state }) => wanted.includes(state)).map(({ key }) => key)),
  ];
  const outdated = keysIn('outdated', 'in-progress');
  const machine = keysIn('machine');
  const missing = keysIn('missing');
  const everyText = states.length;
  const missingTexts = states.filter(({ state }) => state === 'missing').length;
  const isWhole = outdated.length + machine.length + missing.length === 0;
  return {
    state:
      everyText === missingTexts
        ? 'missing'
        : !isWhole
          ? 'partly'
          : states.every(({ state }) => state === 'original')
            ? 'original'
            : 'current',
    outdated,
    machine,
    missing,
  };
}
