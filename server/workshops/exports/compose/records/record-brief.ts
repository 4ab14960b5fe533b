import { readingOf, type ContentRecord, type Reading } from '../../../../content/index.ts';
import type { BilingualText, LocalText } from '../../../../language/index.ts';
import type { Block } from '../../pack-document.ts';
import { codeOf, keyFactsOf, recordHeadBlocks, resultsOf } from './record-blocks.ts';
import { shorten } from '../shorten.ts';
import { own, say, theirs, type Voice } from '../voice.ts';

/** Characters of each part, so that a record fills two pages at most. */
const room = { problem: 650, solution: 1300, transfer: 500, learned: 450, obstacle: 140 } as const;
const mostRows = 4;

const titled = (title: LocalText, text: BilingualText | undefined, most: number, voice: Voice): Block[] => {
  const { text: words, language } = theirs(text, voice);
  if (words === '') return [];
  return [
    { is: 'heading', level: 3, text: title },
    { is: 'text', tone: 'body', text: { text: shorten(words, most), language } },
  ];
};

function needsOf(record: ContentRecord, reading: Reading, voice: Voice): Block[] {
  const needs = record.kind === 'practice' ? (record.values.prereq ?? []).slice(0, mostRows) : [];
  if (needs.length === 0) return [];
  const { vocabularies, locale } = voice;
  return [
    { is: 'heading', level: 3, text: say(reading, 'fields:practice.prereq') },
    {
      is: 'table',
      columns: ['type', 'note'].map((key) => say(reading, `fields:rows.prereq.${key}`)),
      widths: [1, 3],
      rows: needs.map(({ type = '', note }) => [
        own(vocabularies.get('prerequisites').label(type, locale), voice),
        theirs(note, voice),
      ]),
    },
  ];
}

function obstaclesOf(record: ContentRecord, voice: Voice): Block[] {
  const obstacles = record.kind === 'practice' ? (record.values.obstacles ?? []).slice(0, 3) : [];
  const short = (text: BilingualText | undefined): LocalText => {
    const said = theirs(text, voice);
    return { ...said, text: shorten(said.text, room.obstacle) };
  };
  if (obstacles.length === 0) return [];
  return [
    { is: 'heading', level: 3, text: say(voice, 'fields:practice.obstacles') },
    {
      is: 'table',
      columns: ['what', 'overcome'].map((key) => say(voice, `fields:rows.obstacles.${key}`)),
      widths: [1, 1],
      rows: obstacles.map(({ what, overcome }) => [short(what), short(overcome)]),
    },
  ];
}

/** A record on two pages: its longer texts end after so many sentences, and the code leads to the whole. */
export function recordBrief(record: ContentRecord, voice: Voice): Block[] {
  const reading = readingOf(record, voice, voice.vocabularies);
  const head = recordHeadBlocks(record, reading);
  const facts: Block = { is: 'facts', facts: keyFactsOf(record, reading).slice(0, 9) };
  if (record.kind === 'lesson') {
    const { event, cause, effect, advice } = record.values;
    return [
      ...head,
      facts,
      ...Object.entries({ event, cause, effect, advice }).flatMap(([key, text]) =>
        titled(say(voice, `fields:lesson.${key}`), text, room.solution, voice),
      ),
      ...codeOf(record, voice),
    ];
  }
  const { problem, solution, transfer, success } = record.values;
  const results = resultsOf(record, reading).filter(({ is }) => is === 'table');
  return [
    ...head,
    facts,
    ...titled(say(voice, 'packs:slide.problem'), problem, room.problem, voice),
    ...titled(say(voice, 'packs:slide.done'), solution, room.solution, voice),
    ...(results.length > 0
      ? [{ is: 'heading', level: 3, text: say(voice, 'record:section.results') } as const, ...results]
      : []),
    ...titled(say(voice, 'fields:practice.transfer'), transfer, room.transfer, voice),
    ...needsOf(record, reading, voice),
    ...obstaclesOf(record, voice),
    ...titled(say(voice, 'fields:practice.success'), success, room.learned, voice),
    ...codeOf(record, voice),
  ];
}
