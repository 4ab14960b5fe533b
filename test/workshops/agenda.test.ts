import { expect } from 'chai';
import { agendaOf, agendaProblems, type Session } from '../../server/workshops/index.ts';

const session = (id: string, values: Partial<Session> = {}): Session => ({
  id,
  day: 1,
  minutes: 60,
  type: 'plenary',
  title: { en: id },
  records: [],
  questions: [],
  ...values,
});
const agenda = (sessions: Session[], end = '2022-10-13') => agendaOf({ start: '2022-10-11', end, sessions });
const times = (sessions: Session[]) =>
  agenda(sessions)[0]!.sessions.map(({ start, end, clash }) => [start, end, clash]);

describe('an agenda', () => {
  it('has every day of the workshop, with its date, also without sessions', () => {
    expect(agenda([]).map(({ day, date, sessions }) => [day, date, sessions.length])).to.deep.equal([
      [1, '2022-10-11', 0],
      [2, '2022-10-12', 0],
      [3, '2022-10-13', 0],
    ]);
  });

  it('begins at nine and lets each session follow the one before it', () => {
    const sessions = [
      session('a', { minutes: 30 }),
      session('b', { type: 'break', minutes: 15 }),
      session('c'),
    ];
    expect(times(sessions)).to.deep.equal([
      ['09:00', '09:30', 0],
      ['09:30', '09:45', 0],
      ['09:45', '10:45', 0],
    ]);
  });

  it('keeps a fixed time and goes on from it', () => {
    expect(
      times([session('a', { start: '08:15' }), session('b', { start: '13:00' }), session('c')]),
    ).to.deep.equal([
      ['08:15', '09:15', 0],
      ['13:00', '14:00', 0],
      ['14:00', '15:00', 0],
    ]);
  });

  it('shows by how many minutes a session clashes with those before it', () => {
    const sessions = [
      session('a', { minutes: 90 }),
      session('b', { start: '09:30', minutes: 15 }),
      session('c', { start: '10:00' }),
    ];
    expect(times(sessions).map(([, , clash]) => clash)).to.deep.equal([0, 60, 30]);
  });

  it('shows a session of a day that the dates do not have', () => {
    expect(agenda([session('a', { day: 2 })], '2022-10-11')).to.have.length(2);
  });

  it('may go to midnight and not past it', () => {
    const until = (minutes: number) =>
      agendaProblems({
        start: '2022-10-11',
        end: '2022-10-11',
        sessions: [session('late', { start: '23:00', minutes }), session('later', { minutes: 5 })].slice(
          0,
          minutes > 60 ? 2 : 1,
        ),
      });
    expect(until(60)).to.deep.equal([]);
    expect(until(61)).to.deep.equal([
      {
        path: 'sessions.late.minutes',
        code: 'session.pastMidnight',
        values: { day: 1, start: '23:00', minutes: 61 },
      },
    ]);
  });
});
