import type { LocalText } from '../../../../language/index.ts';
import { highestMark, lowestMark, type Exercise } from '../../../prioritisation/index.ts';
import { mainVoice, voicesIn, type PackSource } from '../pack-source.ts';
import { own, say, theirs, type Voice } from '../voice.ts';

/** A cell of a form: texts, or what is filled in by hand. */
type Cell = LocalText[] | 'marks' | 'square' | 'blank';

interface Form {
  is: 'rows';
  titles: LocalText[];
  advice: LocalText[];
  columns: LocalText[][];
  widths: number[];
  rows: Cell[][];
  /** Millimetres of a blank cell. */
  height: number;
  /** Lines for a comment below. */
  lines: number;
  /** Its QR code is made from it. */
  address?: string;
}

/** Rows of a list of names that nobody filled in before. */
const blankRows = 20;

const inEach = (source: PackSource, write: (voice: Voice) => LocalText): LocalText[] =>
  voicesIn(source)
    .map(write)
    .filter(({ text }) => text !== '');

const codeOf = ({ address }: PackSource): { address?: string } => (address ? { address } : {});

function weighted(exercise: Exercise, source: PackSource): Form {
  return {
    is: 'rows',
    titles: inEach(source, (voice) => theirs(exercise.title, voice)),
    advice: inEach(source, (voice) =>
      say(voice, 'packs:form.weighted', { lowest: lowestMark, highest: highestMark }),
    ),
    columns: [
      inEach(source, (voice) => say(voice, 'packs:form.option')),
      ...exercise.criteria.map(({ code }) =>
        inEach(source, ({ vocabularies, ...voice }) =>
          own(vocabularies.get('criteria').label(code, voice.locale), voice),
        ),
      ),
    ],
    widths: [4, ...exercise.criteria.map(() => 3)],
    rows: exercise.options.map(({ text }) => [
      inEach(source, (voice) => theirs(text, voice)),
      ...exercise.criteria.map(() => 'marks' as const),
    ]),
    height: 8,
    lines: 0,
    ...codeOf(source),
  };
}

function pairs(exercise: Exercise, source: PackSource): Form {
  const { options } = exercise;
  const named = (index: number) => inEach(source, (voice) => theirs(options[index]!.text, voice));
  return {
    is: 'rows',
    titles: inEach(source, (voice) => theirs(exercise.title, voice)),
    advice: inEach(source, (voice) => say(voice, 'packs:form.pairwise')),
    columns: [[], [], [], []],
    widths: [1, 6, 1, 6],
    rows: options.flatMap((_, one) =>
      options
        .slice(one + 1)
        .map((__, after) => ['square' as const, named(one), 'square' as const, named(one + 1 + after)]),
    ),
    height: 8,
    lines: 0,
    ...codeOf(source),
  };
}

/** Dots, or places in the grid of impact and effort. */
function marked(exercise: Exercise, source: PackSource): Form {
  const isDots = exercise.method === 'dot-voting';
  const columns = isDots ? ['dots'] : ['impact', 'effort'];
  return {
    is: 'rows',
    titles: inEach(source, (voice) => theirs(exercise.title, voice)),
    advice: inEach(source, (voice) =>
      isDots
        ? say(voice, 'packs:form.dotVoting', { count: exercise.dots })
        : say(voice, 'packs:form.weighted', { lowest: lowestMark, highest: highestMark }),
    ),
    columns: [
      inEach(source, (voice) => say(voice, 'packs:form.option')),
      ...columns.map((key) => inEach(source, (voice) => say(voice, `packs:form.${key}`))),
    ],
    widths: [5, ...columns.map(() => 3)],
    rows: exercise.options.map(({ text }) => [
      inEach(source, (voice) => theirs(text, voice)),
      ...columns.map((): Cell => (isDots ? 'blank' : 'marks')),
    ]),
    height: 9,
    lines: 0,
    ...codeOf(source),
  };
}

function ballotOf(exercise: Exercise, source: PackSource): Form {
  if (exercise.method === 'weighted-scoring') return weighted(exercise, source);
  return exercise.method === 'pairwise' ? pairs(exercise, source) : marked(exercise, source);
}

function evaluationForm(source: PackSource): Form[] {
  const { questions } = source.workshop.evaluation;
  if (questions.length === 0) return [];
  return [
    {
      is: 'rows',
      titles: inEach(source, (voice) => say(voice, 'packs:form.evaluation')),
      advice: inEach(source, (voice) =>
        say(voice, 'packs:form.agree', { lowest: lowestMark, highest: highestMark }),
      ),
      columns: [inEach(source, (voice) => say(voice, 'packs:form.statement')), []],
      widths: [6, 3],
      rows: questions.map(({ text }) => [inEach(source, (voice) => theirs(text, voice)), 'marks']),
      height: 8,
      lines: 5,
      ...codeOf(source),
    },
  ];
}

/** Scoring sheets and ballots of each exercise, and the evaluation. */
export const formsOf = (source: PackSource): { forms: Form[] } & Record<string, unknown> => ({
  locale: mainVoice(source).locale,
  title: theirs(source.workshop.title, mainVoice(source)),
  forms: [
    ...source.workshop.exercises.map((exercise) => ballotOf(exercise, source)),
    ...evaluationForm(source),
  ],
});

/** The list that participants sign, and their badges: with names where the organiser entered them. */
export function peopleSheetsOf(source: PackSource): object {
  const { workshop } = source;
  const voice = mainVoice(source);
  const governorate = (code: string, one: Voice) =>
    own(one.vocabularies.get('governorates').label(code, one.locale), one);
  const name = (text: string): LocalText => ({ text, language: voice.locale });
  const blanks = Math.max(0, blankRows - workshop.people.length);
  const list: Form = {
    is: 'rows',
    titles: inEach(source, (one) => say(one, 'packs:form.people')),
    advice: inEach(source, (one) => theirs(workshop.title, one)),
    columns: ['sheet.name', 'sheet.post', 'form.governorate', 'form.signature'].map((key) =>
      inEach(source, (one) => say(one, `packs:${key}`)),
    ),
    widths: [4, 4, 3, 3],
    rows: [
      ...workshop.people.map(({ name: person, post, governorate: code }): Cell[] => [
        [name(person)],
        post ? [name(post)] : [],
        inEach(source, (one) => governorate(code, one)),
        'blank',
      ]),
      ...Array.from({ length: blanks }, (): Cell[] => ['blank', 'blank', 'blank', 'blank']),
    ],
    height: 7,
    lines: 0,
  };
  const badges = workshop.people.map(({ name: person, post, governorate: code }) => ({
    event: inEach(source, (one) => theirs(workshop.title, one)),
    name: name(person),
    from: [...(post ? [name(post)] : []), ...inEach(source, (one) => governorate(code, one))],
  }));
  const head = { titles: inEach(source, (one) => say(one, 'packs:form.badges')), advice: [] };
  return {
    locale: voice.locale,
    title: theirs(workshop.title, voice),
    forms: [list, ...(badges.length > 0 ? [{ is: 'badges', ...head, people: badges }] : [])],
  };
}
