import { agendaOf } from '../../agenda.ts';
import { breakType } from '../../workshop.ts';
import { mainVoice, voicesIn, type PackSource } from './pack-source.ts';
import { theirs } from './voice.ts';
import { sessionTitle } from './workshop-facts.ts';

const longestLine = 75;

/** RFC 5545: what separates, and line breaks, are escaped; nothing else of the text is changed. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n]/g, '\\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f]/g, '');

/** Lines of at most 75 bytes: longer ones go on after a space, never within a letter. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > longestLine - 1) {
      lines.push(current);
      [current, bytes] = ['', 0];
    }
    current += letter;
    bytes += size;
  }
  return [...lines, current].join('\r\n ');
}

/** "20221011T090000": hours in Iraq, as everyone there reads them. */
const local = (date: string, time: string): string => {
  if (time === '24:00') return `${nextDay(date)}T000000`;
  return `${date.replaceAll('-', '')}T${time.replace(':', '')}00`;
};

const nextDay = (date: string): string =>
  new Date(Date.parse(date) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10).replaceAll('-', '');

/** Iraq has had no summer time since 2008. */
const timezone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Baghdad',
  'BEGIN:STANDARD',
  'DTSTART:20080101T000000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0300',
  'TZNAME:+03',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * The agenda as a calendar: one event a session, breaks left out; without sessions the days of the workshop as one
 * event, as a calendar may not be empty (RFC 5545, 3.6). @param now when it is made
 */
export function calendarOf(source: PackSource, now: Date): string {
  const { workshop, address } = source;
  const voices = voicesIn(source);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const both = (write: (index: number) => string): string =>
    [...new Set(voices.map((_, index) => write(index)))].filter(Boolean).join(' | ');
  const place = both((index) => theirs(workshop.place, voices[index]!).text);
  const event = (id: string, hours: string[], summary: string): string[] => [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}@tajarib`,
    `DTSTAMP:${stamp}`,
    ...hours,
    `SUMMARY:${escaped(summary)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(address ? [`URL:${address}`] : []),
    'END:VEVENT',
  ];
  const sessions = agendaOf(workshop).flatMap(({ date, sessions }) =>
    sessions
      .filter(({ session }) => session.type !== breakType)
      .map((one) =>
        event(
          `${workshop.externalId}-${one.session.id}`,
          [
            `DTSTART;TZID=Asia/Baghdad:${local(date, one.start)}`,
            `DTEND;TZID=Asia/Baghdad:${local(date, one.end)}`,
          ],
          both((index) => sessionTitle(one, voices[index]!).text),
        ),
      ),
  );
  const wholeDays = () =>
    event(
      workshop.externalId,
      [
        `DTSTART;VALUE=DATE:${workshop.start.replaceAll('-', '')}`,
        `DTEND;VALUE=DATE:${nextDay(workshop.end)}`,
      ],
      both((index) => theirs(workshop.title, voices[index]!).text),
    );
  const events = sessions.length > 0 ? sessions.flat() : wholeDays();
  const name = theirs(workshop.title, mainVoice(source)).text;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tajarib//Workshops//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...timezone,
    ...events,
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}
