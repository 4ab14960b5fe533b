import type { ContentRecord } from '../../../../content/index.ts';
import type { VocabularyName } from '../../../../vocabularies/index.ts';
import type { Block } from '../../pack-document.ts';
import { say, type Voice } from '../voice.ts';

/** Which codes of a record are explained, by vocabulary. */
const codesIn = (record: ContentRecord): Partial<Record<VocabularyName, readonly (string | undefined)[]>> => {
  if (record.kind === 'lesson') {
    const { theme, stage, type, severity } = record.values;
    return { themes: theme ?? [], stages: [stage], 'lesson-types': [type], 'effect-sizes': [severity] };
  }
  const {
    evidence,
    maturity,
    prereq = [],
    funding = [],
    obstacles = [],
    success_themes: themes = [],
  } = record.values;
  return {
    'evidence-levels': [evidence],
    'practice-statuses': [maturity],
    prerequisites: prereq.map(({ type }) => type),
    'funding-sources': funding,
    themes: [...themes, ...obstacles.map(({ theme }) => theme)],
  };
};

/** The terms that the records use, in both languages beside each other, in the order of the paper's language. */
export function glossaryBlocks(records: readonly ContentRecord[], voice: Voice): Block[] {
  const { vocabularies, locale } = voice;
  const terms = new Map<string, { ar: string; en: string }>();
  for (const record of records) {
    for (const [name, codes] of Object.entries(codesIn(record)) as [VocabularyName, string[]][]) {
      for (const code of codes) {
        const term = code ? vocabularies.get(name).find(code) : undefined;
        if (term) terms.set(`${name} ${code}`, term);
      }
    }
  }
  const sorted = [...terms.values()].sort((one, other) => one[locale].localeCompare(other[locale], locale));
  if (sorted.length === 0) return [];
  const order = locale === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const);
  return [
    {
      is: 'table',
      columns: order.map((one) => say(voice, `packs:language.${one}`)),
      widths: [1, 1],
      rows: sorted.map((term) => order.map((one) => ({ text: term[one], language: one }))),
    },
  ];
}
