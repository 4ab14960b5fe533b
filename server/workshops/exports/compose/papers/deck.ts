import { setImmediate } from 'node:timers/promises';
import type { LocalText } from '../../../../language/index.ts';
import type { Deck, Panel, Slide } from '../../pack-document.ts';
import { mainVoice, voicesIn, type PackSource } from '../pack-source.ts';
import { recordSlides } from '../records/record-slides.ts';
import { own, say, theirs, type Voice } from '../voice.ts';
import { daysWithSessions, dayName, sessionTitle, whereAndWhen } from '../workshop-facts.ts';

/** Lines of an agenda or a list of questions that can be read from the back of a room. */
const mostLines = 9;

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

function agendaSlides(source: PackSource): Slide[] {
  const voices = voicesIn(source);
  return daysWithSessions(source.workshop).flatMap((day) =>
    chunks(day.sessions, mostLines).map((sessions): Slide => ({
      is: 'content',
      titles: voices.map((voice) => dayName(day, voice)),
      columns: voices.map((voice): Panel[] => [
        {
          lines: sessions.map((session) => ({
            ...sessionTitle(session, voice),
            text: `${session.start}  ${sessionTitle(session, voice).text}`,
          })),
        },
      ]),
      notes: sessions
        .flatMap(({ session }) => theirs(session.notes, mainVoice(source)).text)
        .filter(Boolean)
        .join('\n'),
    })),
  );
}

function questionSlides(source: PackSource): Slide[] {
  const voices = voicesIn(source);
  return source.workshop.sessions
    .filter(({ questions }) => questions.length > 0)
    .flatMap((session) =>
      chunks(session.questions, 5).map((questions): Slide => ({
        is: 'content',
        titles: voices.map((voice) => theirs(session.title, voice)),
        kicker: say(mainVoice(source), 'packs:slide.questions'),
        columns: voices.map((voice): Panel[] => [
          { ordered: true, lines: questions.map(({ text }) => theirs(text, voice)) },
        ]),
        notes: theirs(session.notes, mainVoice(source)).text,
      })),
    );
}

/** What was voted: the options in their order, once an exercise is closed. */
function resultSlides(source: PackSource): Slide[] {
  const voices = voicesIn(source);
  return source.workshop.exercises.flatMap(({ title, options, result }): Slide[] => {
    if (!result) return [];
    const named = (id: string, voice: Voice): LocalText =>
      theirs(options.find((option) => option.id === id)?.text, voice);
    return [
      {
        is: 'content',
        titles: voices.map((voice) => theirs(title, voice)),
        kicker: say(mainVoice(source), 'packs:slide.priorities', { count: result.ballots }),
        columns: voices.map((voice): Panel[] => [
          {
            ordered: true,
            lines: result.options.slice(0, mostLines).map(({ option }) => named(option, voice)),
          },
        ]),
        notes: '',
      },
    ];
  });
}

/** One after another: no page waits for a deck that is being made. */
async function slidesOfRecords(source: PackSource): Promise<Slide[]> {
  const slides: Slide[] = [];
  for (const record of source.records) {
    slides.push(...recordSlides(record, source));
    await setImmediate();
  }
  return slides;
}

/** The slides of a workshop: title, agenda, one to three a record, questions, priorities, closing. */
export async function deckOf(source: PackSource): Promise<Deck> {
  const { workshop } = source;
  const voices = voicesIn(source);
  const voice = mainVoice(source);
  const titles = voices.map((one) => theirs(workshop.title, one));
  const line = (one: Voice): Panel => ({
    lines: [whereAndWhen(workshop, one), theirs(workshop.organiser, one)],
  });
  return {
    locale: voice.locale,
    title: theirs(workshop.title, voice),
    author: voice.t('layout:name'),
    foot: theirs(workshop.title, voice),
    slides: [
      {
        is: 'title',
        titles,
        columns: voices.map((one) => [line(one)]),
        ...(workshop.sample ? { kicker: say(voice, 'packs:sample') } : {}),
        notes: theirs(workshop.purpose, voice).text,
      },
      ...agendaSlides(source),
      ...(await slidesOfRecords(source)),
      ...questionSlides(source),
      ...resultSlides(source),
      {
        is: 'title',
        titles: voices.map((one) => say(one, 'packs:slide.thanks')),
        columns: voices.map((one) => [{ lines: [own(source.address, one)] }]),
        notes: '',
      },
    ],
  };
}
