import { setImmediate } from 'node:timers/promises';
import type { ContentRecord, Links } from '../../../../content/index.ts';
import type { Block, FlowDocument } from '../../pack-document.ts';
import { agendaBlocks, agendaBeside, commitmentBlocks, questionBlocks } from '../agenda-blocks.ts';
import { beside } from '../beside.ts';
import { glossaryBlocks } from './glossary.ts';
import { mainVoice, voicesIn, type PackSource } from '../pack-source.ts';
import { recordBlocks } from '../records/record-blocks.ts';
import { recordBrief } from '../records/record-brief.ts';
import { own, say, theirs, type Voice } from '../voice.ts';
import { whereAndWhen, workshopFacts } from '../workshop-facts.ts';

/** After so many records others get their turn: no page waits for a pack that is being made. */
const recordsAtOnce = 1;

/** In the language of the paper, or in both beside each other. */
function written(source: PackSource, write: (voice: Voice) => Block[]): Block[] {
  const [first, second] = voicesIn(source).map(write);
  return first && second ? beside(first, second, source.voices) : (first ?? []);
}

const heading =
  (key: string) =>
  (voice: Voice): Block[] => [{ is: 'heading', level: 1, text: say(voice, key) }];

const agendaIn = ({ workshop, language, voices }: PackSource): Block[] =>
  language === 'both' ? agendaBeside(workshop, voices) : agendaBlocks(workshop, voices[language]);

/** A part with its heading, on a page of its own; nothing of it where there is nothing in it. */
function part(source: PackSource, key: string, write: (voice: Voice) => Block[]): Block[] {
  if (write(mainVoice(source)).length === 0) return [];
  return [{ is: 'page' }, ...written(source, (voice) => [...heading(key)(voice), ...write(voice)])];
}

async function recordParts(
  { records }: PackSource,
  write: (record: ContentRecord) => Block[],
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const [index, record] of records.entries()) {
    if (index % recordsAtOnce === 0) await setImmediate();
    blocks.push({ is: 'page' }, ...write(record));
  }
  return blocks;
}

/** The first heading of a record is what the index leads to. */
const anchored = (blocks: Block[], { id }: ContentRecord, { locale }: Voice): Block[] =>
  blocks.map((block, index) =>
    index === 0 && block.is === 'heading' ? { ...block, anchor: `record-${id}-${locale}` } : block,
  );

/** Says of the whole what has to be said: a sample, records that are no longer there. */
export const remarks =
  ({ workshop, withdrawn }: PackSource) =>
  (voice: Voice): Block[] => [
    ...(workshop.sample ? [{ is: 'text', tone: 'note', text: say(voice, 'packs:sample') } as const] : []),
    ...(withdrawn > 0
      ? [{ is: 'text', tone: 'note', text: say(voice, 'packs:withdrawn', { count: withdrawn }) } as const]
      : []),
  ];

const frame = (source: PackSource) => {
  const voice = mainVoice(source);
  const { workshop } = source;
  return {
    locale: voice.locale,
    title: theirs(workshop.title, voice),
    titles: voicesIn(source)
      .slice(1)
      .map((one) => theirs(workshop.title, one)),
    subtitle: [
      ...voicesIn(source).map((one) => whereAndWhen(workshop, one)),
      ...voicesIn(source).map((one) => theirs(workshop.organiser, one)),
    ].filter(({ text }) => text !== ''),
    author: voice.t('layout:name'),
    foot: theirs(workshop.title, voice),
    contents: say(voice, 'packs:contents'),
    date: `${workshop.start}T00:00:00Z`,
  };
};

/** What participants take into their hands: two pages a record, to be edited in Word. */
export async function handoutOf(source: PackSource): Promise<FlowDocument> {
  const { workshop } = source;
  return {
    ...frame(source),
    isBook: false,
    paper: 'a4',
    sheet: source.language === 'both' ? 'dense' : 'usual',
    blocks: [
      ...written(source, (voice) => [
        { is: 'heading', level: 1, text: theirs(workshop.title, voice) },
        { is: 'text', tone: 'lead', text: theirs(workshop.purpose, voice) },
        ...remarks(source)(voice),
        { is: 'facts', facts: workshopFacts(workshop, voice) },
        { is: 'heading', level: 1, text: say(voice, 'packs:agenda') },
      ]),
      ...agendaIn(source),
      ...(await recordParts(source, (record) => recordBrief(record, source))),
      ...part(source, 'packs:slide.questions', (voice) => questionBlocks(workshop, voice)),
    ],
  };
}

/** Places and sectors, and the pages of their records. */
function indexBlocks({ records }: PackSource, voice: Voice): Block[] {
  const { vocabularies, locale } = voice;
  const entries = (['governorates', 'countries', 'sectors'] as const).map((name) => {
    const field = name === 'governorates' ? 'governorate' : name === 'countries' ? 'country' : 'sector';
    return vocabularies.get(name).terms.flatMap(({ code }) => {
      const of = records.filter(({ values }) => values[field]?.includes(code));
      const anchors = of.map(({ id }) => `record-${id}-${locale}`);
      return anchors.length > 0
        ? [{ label: own(vocabularies.get(name).label(code, locale), voice), anchors }]
        : [];
    });
  });
  const [governorates = [], countries = [], sectors = []] = entries;
  return [
    { is: 'heading', level: 2, text: say(voice, 'packs:index.places') },
    { is: 'index', entries: [...governorates, ...countries] },
    { is: 'heading', level: 2, text: say(voice, 'packs:index.sectors') },
    { is: 'index', entries: sectors },
  ];
}

const noLinks = (): Links => new Map();

/** Everything of a workshop as a book: cover, contents, agenda, records, glossary, index. */
export async function bookletOf(source: PackSource): Promise<FlowDocument> {
  const { workshop, records } = source;
  const voice = mainVoice(source);
  return {
    ...frame(source),
    isBook: true,
    paper: source.language === 'both' ? 'a4' : 'a5',
    sheet: 'usual',
    blocks: [
      ...written(source, (one) => [
        ...heading('packs:about')(one),
        { is: 'text', tone: 'lead', text: theirs(workshop.purpose, one) },
        ...remarks(source)(one),
        { is: 'facts', facts: workshopFacts(workshop, one) },
      ]),
      { is: 'page' },
      ...written(source, heading('packs:agenda')),
      ...agendaIn(source),
      ...(await recordParts(source, (record) =>
        written(source, (one) => anchored(recordBlocks(record, one, noLinks()), record, one)),
      )),
      ...part(source, 'packs:slide.questions', (one) => questionBlocks(workshop, one)),
      ...part(source, 'packs:commitments', (one) => commitmentBlocks(workshop, one)),
      { is: 'page' },
      ...heading('packs:glossary')(voice),
      ...glossaryBlocks(records, voice),
      ...(records.length > 0
        ? [{ is: 'page' } as const, ...heading('packs:index')(voice), ...indexBlocks(source, voice)]
        : []),
    ],
  };
}
