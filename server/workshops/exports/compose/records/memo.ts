import { readingOf, titleOf, type Practice } from '../../../../content/index.ts';
import { formatDate, type BilingualText } from '../../../../language/index.ts';
import type { Block, FlowDocument, PackLanguage } from '../../pack-document.ts';
import { beside } from '../beside.ts';
import { codeOf, keyFactsOf, resultsOf } from './record-blocks.ts';
import { shorten } from '../shorten.ts';
import { joined, own, say, theirs, type Voice, type Voices } from '../voice.ts';

/** Characters of a part: a governor reads two pages. */
const mostPart = 700;

const section = (key: string, text: BilingualText | undefined, voice: Voice): Block[] => {
  const said = theirs(text, voice);
  if (said.text === '') return [];
  return [
    { is: 'heading', level: 2, text: say(voice, key) },
    { is: 'text', tone: 'body', text: { ...said, text: shorten(said.text, mostPart) } },
  ];
};

function prerequisites({ values }: Practice, voice: Voice): Block[] {
  const needs = values.prereq ?? [];
  if (needs.length === 0) return [];
  const { vocabularies, locale } = voice;
  return [
    { is: 'heading', level: 2, text: say(voice, 'packs:memo.prerequisites') },
    {
      is: 'list',
      ordered: true,
      items: needs.map(({ type = '', note }) => {
        const label = own(vocabularies.get('prerequisites').label(type, locale), voice);
        const said = theirs(note, voice);
        return said.text === '' ? label : { ...said, text: `${label.text}: ${said.text}` };
      }),
    },
  ];
}

function memoBlocks(practice: Practice, voice: Voice, date: string): Block[] {
  const { values } = practice;
  const reading = readingOf(practice, voice, voice.vocabularies);
  const title = theirs(titleOf(practice), voice);
  const costs = keyFactsOf(practice, reading).filter(({ label }) =>
    ['cost', 'cost_band'].some((key) => label.text === voice.t(`fields:practice.${key}`)),
  );
  const place = [...(values.governorate ?? [])].map((code) =>
    own(voice.vocabularies.get('governorates').label(code, voice.locale), voice),
  );
  return [
    {
      is: 'facts',
      facts: [
        { label: say(voice, 'packs:memo.number'), values: [own('……………', voice)] },
        { label: say(voice, 'packs:memo.date'), values: [own(formatDate(date, voice.locale), voice)] },
        { label: say(voice, 'packs:memo.to'), values: [say(voice, 'packs:memo.governor')] },
      ],
    },
    {
      is: 'heading',
      level: 1,
      text: { ...title, text: voice.t('packs:memo.subject', { title: title.text }) },
    },
    { is: 'text', tone: 'body', text: say(voice, 'packs:memo.greeting') },
    ...section('packs:memo.problem', values.problem, voice),
    ...section('packs:memo.option', values.solution, voice),
    ...(costs.length > 0
      ? [
          { is: 'heading', level: 2, text: say(voice, 'packs:memo.cost') } as const,
          { is: 'facts', facts: costs } as const,
        ]
      : []),
    { is: 'heading', level: 2, text: say(voice, 'packs:memo.precedent') },
    {
      is: 'text',
      tone: 'body',
      text: say(voice, 'packs:memo.where', {
        place: place.length > 0 ? joined(place, voice).text : theirs(values.lead_org, voice).text,
        number: voice.t('record:number.practice', { id: practice.id }),
      }),
    },
    ...resultsOf(practice, reading).filter(({ is }) => is === 'table'),
    ...prerequisites(practice, voice),
    ...section('packs:memo.risks', values.transfer, voice),
    { is: 'heading', level: 2, text: say(voice, 'packs:memo.decision') },
    {
      is: 'list',
      ordered: true,
      items: ['study', 'team', 'funds'].map((key) => say(voice, `packs:memo.ask.${key}`)),
    },
    { is: 'text', tone: 'body', text: say(voice, 'packs:memo.respect') },
    { is: 'text', tone: 'strong', text: say(voice, 'packs:memo.signature') },
    ...(practice.sample ? [{ is: 'text', tone: 'note', text: say(voice, 'record:sample') } as const] : []),
    ...codeOf(practice, voice),
  ];
}

/**
 * A letter to the governor about one practice, in the form of Iraqi offices, to be completed in Word.
 * @param date YYYY-MM-DD of the letter
 */
export function memoOf(
  practice: Practice,
  language: PackLanguage,
  voices: Voices,
  date: string,
): FlowDocument {
  const voice = voices[language === 'en' ? 'en' : 'ar'];
  const blocks = (locale: 'ar' | 'en') => memoBlocks(practice, voices[locale], date);
  return {
    locale: voice.locale,
    title: say(voice, 'packs:memo.title'),
    titles: [],
    subtitle: [],
    author: voice.t('layout:name'),
    foot: theirs(titleOf(practice), voice),
    isBook: false,
    paper: 'a4',
    sheet: language === 'both' ? 'dense' : 'usual',
    contents: say(voice, 'packs:contents'),
    blocks: language === 'both' ? beside(blocks('ar'), blocks('en'), voices) : blocks(language),
    date: `${date}T00:00:00Z`,
  };
}
