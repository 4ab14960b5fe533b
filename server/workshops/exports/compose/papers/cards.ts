import { readingOf, titleOf, type ContentRecord } from '../../../../content/index.ts';
import type { LocalText } from '../../../../language/index.ts';
import type { Block, Fact } from '../../pack-document.ts';
import { figuresOf } from '../records/figures.ts';
import { keyFactsOf, resultsOf } from '../records/record-blocks.ts';
import { shorten } from '../shorten.ts';
import { mainVoice, voicesIn, type PackSource } from '../pack-source.ts';
import { joined, own, say, theirs, type Voice } from '../voice.ts';

interface Card {
  kind: ContentRecord['kind'];
  kicker: LocalText;
  titles: LocalText[];
  texts: LocalText[];
  facts: Fact[];
  /** Of the record; its QR code is made from it. */
  address?: string;
}

const kickerOf = ({ kind, values }: ContentRecord, voice: Voice): LocalText => {
  const { vocabularies, locale } = voice;
  const places = (values.governorate ?? []).map((code) =>
    vocabularies.get('governorates').label(code, locale),
  );
  return own([vocabularies.get('kinds').label(kind, locale), ...places].join(' · '), voice);
};

const texts = (record: ContentRecord, voices: readonly Voice[], most: number): LocalText[] =>
  voices
    .map((voice) => theirs(record.kind === 'practice' ? record.values.summary : record.values.advice, voice))
    .filter(({ text }) => text !== '')
    .map(({ text, language }) => ({ text: shorten(text, most), language }));

function cardOf(record: ContentRecord, source: PackSource): Card {
  const voices = voicesIn(source);
  const voice = mainVoice(source);
  const address = voice.addressOf(record);
  const facts = keyFactsOf(record, readingOf(record, voice, voice.vocabularies));
  return {
    kind: record.kind,
    kicker: joined(
      voices.map((one) => kickerOf(record, one)),
      { t: () => '  |  ', locale: voice.locale },
    ),
    titles: voices.map((one) => theirs(titleOf(record), one)),
    texts: texts(record, voices, voices.length > 1 ? 220 : 420),
    facts: voices.length > 1 ? [] : facts.filter(({ values }) => values.length > 0).slice(0, 5),
    ...(address ? { address } : {}),
  };
}

/** Cards to lay out and sort on a table. */
export const cardsOf = (source: PackSource): object => ({
  locale: mainVoice(source).locale,
  title: theirs(source.workshop.title, mainVoice(source)),
  cards: source.records.map((record) => cardOf(record, source)),
});

function posterBlocks(record: ContentRecord, source: PackSource): Block[] {
  const voices = voicesIn(source);
  const most = voices.length > 1 ? 260 : 520;
  return voices.flatMap((voice): Block[] => {
    const reading = readingOf(record, voice, voice.vocabularies);
    const part = (key: string, text: LocalText): Block[] =>
      text.text === ''
        ? []
        : [
            { is: 'heading', level: 2, text: say(voice, key) },
            { is: 'text', tone: 'body', text: { ...text, text: shorten(text.text, most) } },
          ];
    if (record.kind === 'lesson') {
      const { event, advice } = record.values;
      return [
        ...part('fields:lesson.event', theirs(event, voice)),
        ...part('fields:lesson.advice', theirs(advice, voice)),
      ];
    }
    const { problem, solution, results = [] } = record.values;
    const chart = figuresOf(results, reading);
    const table = resultsOf(record, reading).filter(({ is }) => is === 'table');
    return [
      ...part('packs:slide.problem', theirs(problem, voice)),
      ...part('packs:slide.done', theirs(solution, voice)),
      ...(voices.length > 1 ? [] : chart ? [chart] : table),
    ];
  });
}

/** A poster for each record: for the wall of a practice fair. */
export const postersOf = (source: PackSource): object => ({
  locale: mainVoice(source).locale,
  title: theirs(source.workshop.title, mainVoice(source)),
  cards: source.records.map((record) => ({
    ...cardOf(record, source),
    captions: voicesIn(source).map((voice) => say(voice, 'packs:code')),
    blocks: posterBlocks(record, source),
  })),
});
