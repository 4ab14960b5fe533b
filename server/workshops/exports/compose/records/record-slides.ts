import {
  readingOf,
  resultViews,
  titleOf,
  type ContentRecord,
  type Lesson,
  type Practice,
  type Reading,
} from '../../../../content/index.ts';
import type { BilingualText, LocalText } from '../../../../language/index.ts';
import type { Block, Figure, Panel, Slide } from '../../pack-document.ts';
import { figuresOf } from './figures.ts';
import { keyFactsOf, resultsOf } from './record-blocks.ts';
import { shorten } from '../shorten.ts';
import { mainVoice, voicesIn, type PackSource } from '../pack-source.ts';
import { joined, own, say, theirs, type Voice } from '../voice.ts';

/** Characters that a column of a slide holds, alone and with another language beside it. */
const roomOf = (voices: readonly Voice[]): number => (voices.length > 1 ? 330 : 480);
const mostLines = 4;

const cut = (text: BilingualText | undefined, most: number, voice: Voice): LocalText[] => {
  const { text: words, language } = theirs(text, voice);
  return words ? [{ text: shorten(words, most), language }] : [];
};

const panel = (title: LocalText, lines: readonly LocalText[]): Panel[] => {
  const said = lines.filter(({ text }) => text !== '');
  return said.length > 0 ? [{ title, lines: said.slice(0, mostLines) }] : [];
};

/** One column of both panels for each language; in one language each panel is a column. */
const arranged = (sides: readonly Panel[][]): Panel[][] =>
  sides.length > 1 ? [...sides] : (sides[0] ?? []).map((one) => [one]);

const kickerOf = ({ kind, values }: ContentRecord, voice: Voice): LocalText => {
  const { vocabularies, locale } = voice;
  const place = values.governorate?.[0] ?? values.country?.[0];
  const name = values.governorate?.[0] ? 'governorates' : 'countries';
  return own(
    [
      vocabularies.get('kinds').label(kind, locale),
      ...(place ? [vocabularies.get(name).label(place, locale)] : []),
    ].join(' · '),
    voice,
  );
};

const notesOf = (texts: readonly (BilingualText | undefined)[], voices: readonly Voice[]): string =>
  voices
    .flatMap((voice) => texts.map((text) => theirs(text, voice).text))
    .filter(Boolean)
    .join('\n\n');

/** Results whose unit is that of most of them: bars of different units cannot stand on one axis. */
function comparable(chart: Extract<Block, { is: 'chart' }>): Extract<Block, { is: 'chart' }> {
  const alike = (unit: string): Figure[] => chart.figures.filter((figure) => figure.unit === unit);
  const [figures = []] = chart.figures
    .map(({ unit }) => alike(unit))
    .sort((one, other) => other.length - one.length);
  return { ...chart, figures };
}

/** A line in each language, one below the other; once where they are alike. */
const stacked = (texts: readonly LocalText[], between: string): LocalText => ({
  text: [...new Set(texts.map(({ text }) => text))].filter(Boolean).join(between),
  language: texts[0]?.language ?? 'ar',
});

/** The results as a chart; where the deck is in both languages its names are too. */
function chartIn(
  results: NonNullable<Practice['values']['results']>,
  readings: readonly Reading[],
): Extract<Block, { is: 'chart' }> | undefined {
  const charts = readings.flatMap((reading) => figuresOf(results, reading) ?? []);
  const [first] = charts;
  if (!first) return undefined;
  const units = first.figures.map((_, at) => charts.map(({ figures }) => figures[at]?.unit ?? ''));
  return {
    ...first,
    title: stacked(
      charts.map(({ title }) => title),
      ' · ',
    ),
    before: stacked(
      charts.map(({ before }) => before),
      ' · ',
    ),
    after: stacked(
      charts.map(({ after }) => after),
      ' · ',
    ),
    figures: first.figures.map((figure, at) => ({
      ...figure,
      label: stacked(
        charts.map(({ figures }) => figures[at]?.label ?? figure.label),
        '\n',
      ),
      unit: [...new Set(units[at])].filter(Boolean).join(' · '),
    })),
  };
}

function resultPanel(practice: Practice, reading: Reading, voice: Voice): Panel[] {
  const lines = resultViews(practice.values.results ?? [], reading).map(
    ({ indicator, before, after, unit }): LocalText => {
      const figures = before
        ? voice.t('record:result.change', { from: before.text, to: after.text })
        : after.text;
      const what = { what: indicator.text.text, figures, unit: unit?.text ?? '' };
      return { text: voice.t('record:result.line', what).trim(), language: voice.locale };
    },
  );
  return panel(say(voice, 'record:section.results'), lines);
}

function takesPanels({ values }: Practice, reading: Reading, voice: Voice, room: number): Panel[] {
  const { vocabularies, locale } = voice;
  const needs = (values.prereq ?? []).map(({ type = '', note }): LocalText => {
    const label = vocabularies.get('prerequisites').label(type, locale);
    const said = theirs(note, voice);
    return said.text === ''
      ? own(label, voice)
      : { text: `${label}: ${shorten(said.text, 90)}`, language: said.language };
  });
  const cost = keyFactsOf({ kind: 'practice', values } as Practice, reading)
    .filter(({ label }) =>
      [voice.t('fields:practice.cost'), voice.t('fields:practice.cost_band')].includes(label.text),
    )
    .slice(0, 1)
    .map(({ label, values: amounts }) => own(`${label.text}: ${joined(amounts, voice).text}`, voice));
  const learned = (values.obstacles ?? []).flatMap(({ what, overcome }) => {
    const [obstacle] = cut(what, room / 4, voice);
    const [answer] = cut(overcome, room / 4, voice);
    if (!obstacle) return [];
    return [
      answer
        ? {
            text: `${obstacle.text} ← ${answer.text}`.replace('←', locale === 'ar' ? '←' : '→'),
            language: obstacle.language,
          }
        : obstacle,
    ];
  });
  return [
    ...panel(say(voice, 'packs:slide.takes'), [...cost, ...needs]),
    ...panel(
      say(voice, 'packs:slide.learned'),
      learned.length > 0 ? learned : cut(values.success, room, voice),
    ),
  ];
}

function practiceSlides(practice: Practice, source: PackSource): Slide[] {
  const voices = voicesIn(source);
  const room = roomOf(voices);
  const { values } = practice;
  const head = {
    is: 'content' as const,
    titles: voices.map((voice) => theirs(titleOf(practice), voice)),
    kicker: joined(
      voices.map((voice) => kickerOf(practice, voice)),
      { t: () => '   |   ', locale: mainVoice(source).locale },
    ),
  };
  const readings = voices.map((voice) => readingOf(practice, voice, voice.vocabularies));
  const chart = chartIn(values.results ?? [], readings);
  const table = resultsOf(practice, readings[0]!).find((block) => block.is === 'table');
  const second = voices.map((voice, index) => [...resultPanel(practice, readings[index]!, voice)]);
  return [
    {
      ...head,
      columns: arranged(
        voices.map((voice) => [
          ...panel(say(voice, 'packs:slide.problem'), cut(values.problem, room, voice)),
          ...panel(say(voice, 'packs:slide.done'), cut(values.solution, room, voice)),
        ]),
      ),
      notes: notesOf([values.summary, values.problem, values.solution], voices),
    },
    ...(second.some((column) => column.length > 0)
      ? [
          {
            ...head,
            columns: chart || voices.length > 1 ? second : [],
            ...(chart ? { chart: comparable(chart) } : {}),
            ...(!chart && voices.length === 1 && table ? { table } : {}),
            notes: notesOf(
              (values.results ?? []).map(({ source: from }) => from),
              voices,
            ),
          },
        ]
      : []),
    {
      ...head,
      columns: arranged(voices.map((voice, index) => takesPanels(practice, readings[index]!, voice, room))),
      notes: notesOf([values.transfer, values.success, values.sustain_note], voices),
    },
  ].filter(({ columns, ...slide }) => columns.length > 0 || 'table' in slide);
}

function lessonSlides(lesson: Lesson, source: PackSource): Slide[] {
  const voices = voicesIn(source);
  const room = roomOf(voices);
  const { values } = lesson;
  return [
    {
      is: 'content',
      titles: voices.map((voice) => theirs(titleOf(lesson), voice)),
      kicker: joined(
        voices.map((voice) => kickerOf(lesson, voice)),
        { t: () => '   |   ', locale: mainVoice(source).locale },
      ),
      columns: arranged(
        voices.map((voice) => [
          ...panel(say(voice, 'fields:lesson.event'), cut(values.event, room, voice)),
          ...panel(say(voice, 'fields:lesson.advice'), cut(values.advice, room, voice)),
        ]),
      ),
      notes: notesOf([values.event, values.cause, values.effect, values.advice], voices),
    },
  ];
}

/** One to three slides: what was wrong and what was done, what came of it, what it takes and what was learned. */
export const recordSlides = (record: ContentRecord, source: PackSource): Slide[] =>
  record.kind === 'practice' ? practiceSlides(record, source) : lessonSlides(record, source);
