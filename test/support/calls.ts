import { join } from 'node:path';
import { CallService, ContentService, type CallValues } from '../../server/content/index.ts';
import type { DatabaseKind } from '../../server/database/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { ChangeLog } from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { deskOf } from './desk.ts';
import { makePeople } from './people.ts';

/** A call that is open for some weeks from the day on which the people's clock stands still. */
export const callValues: CallValues = {
  title: { ar: 'دروس عن شح المياه في الصيف', en: 'Lessons on summer water shortage' },
  text: { ar: 'ما الذي نجح وما الذي لم ينجح؟' },
  kinds: ['lesson'],
  sectors: ['WAT'],
  opensOn: '2026-05-10',
  closesOn: '2026-06-30',
  officeIds: [],
};

/** People, records and calls of a new, empty library. */
export async function makeCalls(kind: DatabaseKind) {
  const people = await makePeople(kind);
  const { database, jobs, mail, audit, offices, accounts, clock } = people;
  const changeLog = new ChangeLog(database);
  const content = new ContentService({ database, changeLog, clock: clock.read });
  const library = { location: people.location, database, changeLog, content };
  offices.handOverWith((tx, from, to) => content.handOver(tx, from, to));
  const calls = new CallService({
    database,
    jobs,
    mail,
    audit,
    offices,
    vocabularies: loadVocabularies(join(packageRoot, 'seed', 'vocabularies')),
    clock: clock.read,
    listAccounts: () => accounts.listAccounts(),
    linkTo: (locale, id) => `https://tajarib.example/${locale}/calls/${id}`,
  });
  return { ...people, ...deskOf(library, { clock: clock.read }), library, content, calls };
}
export type Calls = Awaited<ReturnType<typeof makeCalls>>;
