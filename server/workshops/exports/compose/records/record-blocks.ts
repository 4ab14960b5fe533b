import {
  factOf,
  fieldsOf,
  periodText,
  readingOf,
  resultViews,
  sectionsOf,
  shownText,
  titleOf,
  type ContentRecord,
  type Fact as RecordFact,
  type Links,
  type Reading,
  type SectionBlock,
  type ShownText,
  type Values,
} from '../../../../content/index.ts';
import type { LocalText } from '../../../../language/index.ts';
import type { Block, Fact } from '../../pack-document.ts';
import { figuresOf } from './figures.ts';
import type { RecordPhotograph } from '../../record-pictures.ts';
import { joined, own, say, theirs, type Voice } from '../voice.ts';

/** What one asks first, in this order; the record says which of them it has. */
const first: Record<ContentRecord['kind'], readonly string[]> = {
  practice: [
    ...['sector', 'governorate', 'district', 'country', 'lead_org', 'org_type', 'start', 'maturity'],
    ...['cost', 'cost_band', 'beneficiaries', 'beneficiaries_count', 'evidence', 'contact_post'],
  ],
  lesson: [
    ...['type', 'theme', 'stage', 'sector', 'governorate', 'country', 'severity', 'observed_on', 'life'],
  ],
};

const toFact = ({ label, values }: RecordFact, reading: Reading): Fact => ({
  label: own(label, reading),
  values,
});

/** The key facts of a record, as beside its page. */
export function keyFactsOf(record: ContentRecord, reading: Reading): Fact[] {
  const fields = new Map(fieldsOf(record.kind).map((field) => [field.key, field]));
  const values = record.values as Values;
  return first[record.kind].flatMap((key) => {
    if (record.kind === 'practice' && key === 'start') {
      const period = periodText(record.values.start, record.values.end, reading);
      return period ? [{ label: say(reading, 'record:fact.period'), values: [own(period, reading)] }] : [];
    }
    const field = fields.get(key);
    const fact = field && factOf(field, values, reading);
    return fact ? [toFact(fact, reading)] : [];
  });
}

const heading = (text: LocalText, level: 1 | 2 | 3): Block => ({ is: 'heading', level, text });

/** A text and, where there is one, what its reader has to know about the translation. */
const shown = ({ text, note }: ShownText, reading: Reading, tone: 'body' | 'lead' = 'body'): Block[] => [
  { is: 'text', text, tone, ...(note ? { note: own(note, reading) } : {}) },
];

const strong = (text: LocalText | undefined): Block[] => (text ? [{ is: 'text', text, tone: 'strong' }] : []);

const named = (label: string, value: LocalText | undefined, reading: Reading): Block[] =>
  value ? [{ is: 'facts', facts: [{ label: say(reading, label), values: [value] }] }] : [];

const titled = (title: string, level: 2 | 3, reading: Reading): Block[] =>
  title ? [heading(own(title, reading), level)] : [];

/** A part of a record's page, as it stands on paper. */
function paperOf(block: SectionBlock, record: ContentRecord, reading: Reading): Block[] {
  switch (block.is) {
    case 'text':
      return [...titled(block.title, 3, reading), ...shown(block.text, reading)];
    case 'facts':
      return [{ is: 'facts', facts: block.facts.map((fact) => toFact(fact, reading)) }];
    case 'answer':
      return block.answers.flatMap(strong);
    case 'steps':
      return [
        ...titled(block.title, 3, reading),
        ...block.steps.flatMap(({ texts, lesson }) => [
          ...strong(texts['name']?.text),
          ...(texts['how'] ? shown(texts['how'], reading) : []),
          ...named('record:step.enabling', texts['enabling']?.text, reading),
          ...named('record:step.lesson', lesson?.title, reading),
        ]),
      ];
    case 'obstacles':
      return [
        ...titled(block.title, 3, reading),
        {
          is: 'table',
          columns: ['what', 'overcome'].map((key) => say(reading, `fields:rows.obstacles.${key}`)),
          widths: [1, 1],
          rows: block.obstacles.map(({ texts }) =>
            ['what', 'overcome'].map((key) => texts[key]?.text ?? own('', reading)),
          ),
        },
      ];
    case 'results':
      return resultsOf(record, reading);
    case 'table':
      return [
        ...titled(block.title, 3, reading),
        {
          is: 'table',
          columns: block.columns.map((column) => own(column, reading)),
          rows: block.rows.map((row) => row.map((cell) => joined(cell, reading))),
        },
      ];
  }
}

/** The results as a table, and as bars where there is something to compare. */
export function resultsOf(record: ContentRecord, reading: Reading): Block[] {
  const results = record.kind === 'practice' ? (record.values.results ?? []) : [];
  const views = resultViews(results, reading);
  if (views.length === 0) return [];
  const blank = own('', reading);
  const chart = figuresOf(results, reading);
  return [
    {
      is: 'table',
      columns: [
        say(reading, 'fields:rows.results.indicator'),
        say(reading, 'record:result.before'),
        say(reading, 'record:result.after'),
        say(reading, 'fields:rows.results.unit'),
        say(reading, 'fields:rows.results.source'),
      ],
      widths: [4, 2, 2, 2, 4],
      rows: views.map(({ indicator, before, after, unit, source }) => [
        indicator.text,
        before ?? blank,
        after,
        unit ?? blank,
        source?.text ?? blank,
      ]),
    },
    ...(chart ? [chart] : []),
  ];
}

/** The title of a record with its number and kind, and what has to be said about it as a whole. */
export function recordHeadBlocks(record: ContentRecord, reading: Reading): Block[] {
  const title = shownText(titleOf(record), reading)?.text ?? own(record.externalId, reading);
  const lead = record.kind === 'practice' ? shownText(record.values.summary, reading) : undefined;
  return [
    heading(title, 1),
    { is: 'text', tone: 'note', text: say(reading, `record:number.${record.kind}`, { id: record.id }) },
    ...(record.sample ? [{ is: 'text', tone: 'note', text: say(reading, 'record:sample') } as const] : []),
    ...(lead ? shown(lead, reading, 'lead') : []),
  ];
}

/** The code that opens the record, with its address; nothing where the library has none. */
export function codeOf(record: ContentRecord, voice: Voice): Block[] {
  const address = voice.addressOf(record);
  return address ? [{ is: 'code', address, captions: [say(voice, 'packs:code')] }] : [];
}

const pictureOf = ({ row, ...photograph }: RecordPhotograph, voice: Voice): Block => {
  const [alt, caption, credit] = [row.alt, row.caption, row.credit].map((text) => theirs(text, voice));
  const lines = [caption!, credit!].filter(({ text }) => text !== '');
  return { is: 'picture', ...photograph, alt: alt!.text === '' ? caption! : alt!, lines };
};

/** A whole record, as its page shows it. @param photographs those that are taken along */
export function recordBlocks(
  record: ContentRecord,
  voice: Voice,
  links: Links,
  photographs: readonly RecordPhotograph[] = [],
): Block[] {
  const reading = readingOf(record, voice, voice.vocabularies);
  return [
    ...recordHeadBlocks(record, reading),
    { is: 'facts', facts: keyFactsOf(record, reading) },
    ...photographs.map((one) => pictureOf(one, voice)),
    ...sectionsOf(record, reading, links).flatMap(({ title, blocks }) => [
      heading(own(title, reading), 2),
      ...blocks.flatMap((block) => paperOf(block, record, reading)),
    ]),
    ...codeOf(record, voice),
  ];
}
