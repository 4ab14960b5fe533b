import { titleOf } from '../../../content/index.ts';
import type { WorkbookSheet } from '../pack-document.ts';
import { voicesIn, type PackSource } from './pack-source.ts';
import { theirs, type Voice } from './voice.ts';
import { daysWithSessions, sessionKind, sessionTitle } from './workshop-facts.ts';

const columns = (voice: Voice, keys: readonly [string, number][]): WorkbookSheet['columns'] =>
  keys.map(([key, width]) => ({ title: voice.t(key), width }));

function agendaSheet({ workshop }: PackSource, voice: Voice): Omit<WorkbookSheet, 'name' | 'rightToLeft'> {
  return {
    columns: columns(voice, [
      ['packs:sheet.day', 8],
      ['packs:sheet.date', 14],
      ['packs:sheet.from', 10],
      ['packs:sheet.to', 10],
      ['packs:agenda.session', 48],
      ['packs:agenda.kind', 22],
      ['packs:agenda.lead', 26],
      ['packs:sheet.minutes', 10],
    ]),
    rows: daysWithSessions(workshop).flatMap(({ day, date, sessions }) =>
      sessions.map((one) => [
        day,
        date,
        one.start,
        one.end,
        sessionTitle(one, voice).text,
        sessionKind(one, voice),
        theirs(one.session.lead, voice).text,
        one.session.minutes,
      ]),
    ),
  };
}

function participantsSheet(
  { workshop }: PackSource,
  voice: Voice,
): Omit<WorkbookSheet, 'name' | 'rightToLeft'> {
  const { vocabularies, locale } = voice;
  const governorate = (code: string) => vocabularies.get('governorates').label(code, locale);
  const heads: [string, number][] = [
    ['record:fact.governorate', 24],
    ['fields:practice.org_type', 30],
    ['packs:sheet.number', 12],
    ['packs:sheet.women', 14],
    ['packs:sheet.name', 32],
    ['packs:sheet.post', 32],
  ];
  return {
    columns: columns(voice, heads),
    rows: [
      ...workshop.participants.map(({ governorate: code, orgType, number, women }) => [
        governorate(code),
        orgType ? vocabularies.get('org-types').label(orgType, locale) : null,
        number ?? null,
        women ?? null,
        null,
        null,
      ]),
      ...workshop.people.map(({ name, governorate: code, post }) => [
        governorate(code),
        null,
        null,
        null,
        name,
        post ?? null,
      ]),
    ],
  };
}

function recordsSheet({ records }: PackSource, voice: Voice): Omit<WorkbookSheet, 'name' | 'rightToLeft'> {
  const { vocabularies, locale } = voice;
  const labels = (name: 'sectors' | 'governorates', codes: readonly string[] = []): string =>
    codes.map((code) => vocabularies.get(name).label(code, locale)).join(voice.t('record:comma'));
  return {
    columns: columns(voice, [
      ['packs:sheet.record', 60],
      ['packs:sheet.kind', 16],
      ['record:fact.sector', 30],
      ['record:fact.governorate', 24],
      ['packs:sheet.address', 40],
    ]),
    rows: records.map((record) => [
      theirs(titleOf(record), voice).text,
      vocabularies.get('kinds').label(record.kind, locale),
      labels('sectors', record.values.sector),
      labels('governorates', record.values.governorate),
      voice.addressOf(record),
    ]),
  };
}

/** Agenda, participants and records as tables; a set of sheets for each language. */
export const workbookOf = (source: PackSource): WorkbookSheet[] =>
  voicesIn(source).flatMap((voice) =>
    Object.entries({
      'packs:agenda': agendaSheet(source, voice),
      'workshops:number': participantsSheet(source, voice),
      'packs:sheet.records': recordsSheet(source, voice),
    }).map(([key, sheet]) => ({ ...sheet, name: voice.t(key), rightToLeft: voice.locale === 'ar' })),
  );
