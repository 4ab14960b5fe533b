import { fieldsOf, type Field } from '../fields/index.ts';
import type { ContentRecord } from '../record.ts';
import type { BilingualText, LocalText } from '../../language/index.ts';
import { factOf, shortValues, type Fact, type Values } from './facts.ts';
import { isOnPage, isUntitled, opensSection } from './outline.ts';
import { resultViews, type ResultView } from './results.ts';
import { fieldLabel, shownText, type Reading, type ShownText } from './reading.ts';

/** A row of a group, each cell with its own text (or none). */
type Row = Record<string, ShownText | null>;

export type SectionBlock =
  | { is: 'text'; title: string; text: ShownText }
  | { is: 'facts'; facts: Fact[] }
  | { is: 'answer'; answers: LocalText[] }
  | { is: 'steps'; title: string; steps: { texts: Row; lesson: RecordLink | null }[] }
  | { is: 'obstacles'; title: string; obstacles: { texts: Row; themes: LocalText[] }[] }
  | { is: 'results'; results: ResultView[]; compared: ResultView[] }
  | { is: 'table'; title: string; columns: string[]; rows: LocalText[][][] };

export interface SectionView {
  /** Unique on the page: what the list of contents leads to. */
  id: string;
  title: string;
  blocks: SectionBlock[];
}

/** Another record by its title. */
export interface RecordLink {
  title: LocalText;
  href: string;
}

/** Published records that this one names, by external id: what is not there is not linked. */
export type Links = ReadonlyMap<string, RecordLink>;

type GroupField = Extract<Field, { type: 'group' }>;

const textsOf = (field: GroupField, row: Values, reading: Reading): Row =>
  Object.fromEntries(
    field.fields
      .filter(({ type }) => type === 'text')
      .map(({ key }) => [key, shownText(row[key] as BilingualText | undefined, reading) ?? null]),
  );

function groupBlock(
  field: GroupField,
  rows: readonly Values[],
  reading: Reading,
  links: Links,
): SectionBlock {
  const title = fieldLabel(field.key, reading);
  if (field.key === 'results') {
    const results = resultViews(rows, reading);
    return { is: 'results', results, compared: results.filter(({ bars }) => bars) };
  }
  if (field.key === 'components') {
    const steps = rows.map((row) => ({
      texts: textsOf(field, row, reading),
      lesson: links.get(row['lesson'] as string) ?? null,
    }));
    return { is: 'steps', title, steps };
  }
  if (field.key === 'obstacles') {
    const obstacles = rows.map((row) => ({
      texts: textsOf(field, row, reading),
      themes: field.fields
        .filter(({ key }) => key === 'theme')
        .flatMap((one) => shortValues(one, row, reading)),
    }));
    return { is: 'obstacles', title, obstacles };
  }
  return {
    is: 'table',
    title,
    columns: field.fields.map(({ key }) => reading.t(`fields:rows.${field.key}.${key}`)),
    rows: rows.map((row) => field.fields.map((one) => shortValues(one, row, reading))),
  };
}

/** A field as the page draws it, by its type; undefined where it is empty. */
function blockOf(field: Field, values: Values, reading: Reading, links: Links): SectionBlock | undefined {
  const value = values[field.key];
  if (value === undefined || value === null) return undefined;
  if (field.type === 'group') {
    const rows = value as readonly Values[];
    return rows.length > 0 ? groupBlock(field, rows, reading, links) : undefined;
  }
  if (field.type === 'text') {
    const text = shownText(value, reading);
    const title = isUntitled(reading.kind, field) ? '' : fieldLabel(field.key, reading);
    return text && { is: 'text', title, text };
  }
  if (isUntitled(reading.kind, field)) {
    const answers = shortValues(field, values, reading);
    return answers.length > 0 ? { is: 'answer', answers } : undefined;
  }
  const fact = factOf(field, values, reading);
  return fact && { is: 'facts', facts: [fact] };
}

/** Facts that follow one another are one list. */
function append(blocks: SectionBlock[], block: SectionBlock): void {
  const last = blocks.at(-1);
  if (block.is === 'facts' && last?.is === 'facts') last.facts.push(...block.facts);
  else blocks.push(block);
}

/** The body of a record's page, from the declarations of its fields: what is empty leaves no heading behind. */
export function sectionsOf(record: ContentRecord, reading: Reading, links: Links): SectionView[] {
  const values = record.values as Values;
  const sections: SectionView[] = [];
  for (const field of fieldsOf(record.kind)) {
    if (!isOnPage(record.kind, field)) continue;
    const block = blockOf(field, values, reading, links);
    if (!block) continue;
    const { id, titleKey } = opensSection(record.kind, field, sections.at(-1)?.id);
    let section = sections.at(-1);
    if (section?.id !== id) {
      section = { id, title: reading.t(titleKey), blocks: [] };
      sections.push(section);
    }
    append(section.blocks, block);
  }
  return sections;
}
