import { readingOf, type ContentRecord, type Reading } from '../../../../content/index.ts';
import type { BilingualText, LocalText } from '../../../../language/index.ts';
import { wordSheets, type Block } from '../../pack-document.ts';
import { beside } from '../beside.ts';
import { pagesOf } from '../page-length.ts';
import { codeOf, keyFactsOf, recordHeadBlocks, resultsOf } from './record-blocks.ts';
import { shorten } from '../shorten.ts';
import { voicesIn, type PackSource } from '../pack-source.ts';
import { own, say, theirs, type Voice } from '../voice.ts';

/** Characters of each part where there is room for it. */
const room = {
  ...{ problem: 650, solution: 1300, transfer: 500, learned: 450, obstacle: 140, need: 120 },
  ...{ event: 750, cause: 600, effect: 600, advice: 750 },
} as const;
const lessonParts = ['event', 'cause', 'effect', 'advice'] as const;
const mostRows = 4;
/** Rows of results, where there is room and where there is little. */
const mostResults = { usual: 5, little: 3 } as const;
const littleRoom = 0.5;
const mostFacts = { practice: 9, lesson: 7 } as const;

/** Shares of that room which are tried, so that a record fills no more than two pages. */
const shares = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
/** As a row of a table goes over to the next page whole, so much of a page may stay empty. */
const lostOfPage = 0.12;
/** Less than this on a second page is not worth turning it for: then the record is put on one. */
const leastOfPage = 0.3;
const shortestForOne = 0.3;

interface Manner {
  voice: Voice;
  reading: Reading;
  /** Of the room of each part. */
  share: number;
  /** Beside another language there is no room for tables within a side. */
  isNarrow: boolean;
}

const cut = (text: BilingualText | undefined, most: number, { voice, share }: Manner): LocalText => {
  const said = theirs(text, voice);
  return { ...said, text: shorten(said.text, most * share) };
};

const titled = (title: LocalText, text: BilingualText | undefined, most: number, manner: Manner): Block[] => {
  const said = cut(text, most, manner);
  if (said.text === '') return [];
  return [
    { is: 'heading', level: 3, text: title },
    { is: 'text', tone: 'body', text: said },
  ];
};

/** Two texts that belong together, in one line: "Land: 800 m²", "What went wrong → how it was handled". */
const paired = (one: LocalText, sign: string, other: LocalText): LocalText =>
  other.text === '' ? one : { ...other, text: `${one.text}${sign}${other.text}` };

/** Pairs as a table with the names of their columns; as a list where there is no room for one. */
function pairs(
  title: LocalText,
  columns: LocalText[],
  rows: [LocalText, LocalText][],
  { widths, sign, isNarrow }: { widths: number[]; sign: string; isNarrow: boolean },
): Block[] {
  if (rows.length === 0) return [];
  return [
    { is: 'heading', level: 3, text: title },
    isNarrow
      ? { is: 'list', ordered: false, items: rows.map(([one, other]) => paired(one, sign, other)) }
      : { is: 'table', columns, widths, rows },
  ];
}

function needsOf(record: ContentRecord, manner: Manner): Block[] {
  const needs = record.kind === 'practice' ? (record.values.prereq ?? []).slice(0, mostRows) : [];
  const { voice, reading, isNarrow } = manner;
  const { vocabularies, locale } = voice;
  return pairs(
    say(reading, 'fields:practice.prereq'),
    ['type', 'note'].map((key) => say(reading, `fields:rows.prereq.${key}`)),
    needs.map(({ type = '', note }) => [
      own(vocabularies.get('prerequisites').label(type, locale), voice),
      cut(note, room.need, manner),
    ]),
    { widths: [1, 3], sign: ': ', isNarrow },
  );
}

function obstaclesOf(record: ContentRecord, manner: Manner): Block[] {
  const obstacles = record.kind === 'practice' ? (record.values.obstacles ?? []).slice(0, 3) : [];
  const { voice, isNarrow } = manner;
  return pairs(
    say(voice, 'fields:practice.obstacles'),
    ['what', 'overcome'].map((key) => say(voice, `fields:rows.obstacles.${key}`)),
    obstacles.map(({ what, overcome }) => [
      cut(what, room.obstacle, manner),
      cut(overcome, room.obstacle, manner),
    ]),
    { widths: [1, 1], sign: voice.locale === 'ar' ? ' ← ' : ' → ', isNarrow },
  );
}

function resultsIn(record: ContentRecord, { reading, voice, share }: Manner): Block[] {
  const [table] = resultsOf(record, reading);
  if (table?.is !== 'table') return [];
  return [
    { is: 'heading', level: 3, text: say(voice, 'record:section.results') },
    { ...table, rows: table.rows.slice(0, mostResults[share < littleRoom ? 'little' : 'usual']) },
  ];
}

function briefOf(record: ContentRecord, manner: Manner): Block[] {
  const { voice, reading } = manner;
  const head = recordHeadBlocks(record, reading);
  const facts: Block = { is: 'facts', facts: keyFactsOf(record, reading).slice(0, mostFacts[record.kind]) };
  if (record.kind === 'lesson') {
    return [
      ...head,
      facts,
      ...lessonParts.flatMap((key) =>
        titled(say(voice, `fields:lesson.${key}`), record.values[key], room[key], manner),
      ),
      ...codeOf(record, voice),
    ];
  }
  const { problem, solution, transfer, success } = record.values;
  return [
    ...head,
    facts,
    ...titled(say(voice, 'packs:slide.problem'), problem, room.problem, manner),
    ...titled(say(voice, 'packs:slide.done'), solution, room.solution, manner),
    ...resultsIn(record, manner),
    ...titled(say(voice, 'fields:practice.transfer'), transfer, room.transfer, manner),
    ...needsOf(record, manner),
    ...obstaclesOf(record, manner),
    ...titled(say(voice, 'fields:practice.success'), success, room.learned, manner),
    ...codeOf(record, voice),
  ];
}

/**
 * A record on two pages at most, in one language or in both beside each other, and on one where the second would be
 * nearly empty: its longer texts end after so many sentences, and the code leads to the whole.
 */
export function recordBrief(record: ContentRecord, source: PackSource): Block[] {
  const voices = voicesIn(source);
  const isNarrow = voices.length > 1;
  const sheet = wordSheets[isNarrow ? 'dense' : 'usual'];
  const readings = voices.map((voice) => readingOf(record, voice, voice.vocabularies));
  const written = (share: number): Block[] => {
    const [first = [], second] = voices.map((voice, at) =>
      briefOf(record, { voice, reading: readings[at]!, share, isNarrow }),
    );
    return second ? beside(first, second, source.voices) : first;
  };
  let blocks: Block[] = [];
  for (const share of shares) {
    const tried = written(share);
    const pages = pagesOf(tried, sheet);
    if (pages <= 1 - lostOfPage / 6) return tried;
    const isOnTwo = pages <= 2 - lostOfPage;
    if (isOnTwo && blocks.length === 0) {
      blocks = tried;
      if (pages > 1 + leastOfPage) return tried;
    }
    if (share <= shortestForOne && blocks.length > 0) return blocks;
  }
  return blocks.length > 0 ? blocks : written(shares.at(-1)!);
}
