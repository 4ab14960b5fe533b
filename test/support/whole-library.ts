import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openAccounts, findRecipient } from '../../server/accounts/index.ts';
import { DiskStorage, Incoming, openAttachments, openLeftovers } from '../../server/attachments/index.ts';
import { ownVersion, type RestoreTarget } from '../../server/backups/index.ts';
import {
  openSnapshot,
  type DatabaseKind,
  type DatabaseLocation,
  type Row,
} from '../../server/database/index.ts';
import { JobService } from '../../server/jobs/index.ts';
import { MailService } from '../../server/mail/index.ts';
import { makeDatabase, makeFolder } from './databases.ts';
import { openLibrary } from './library.ts';
import { lesson } from './records.ts';

const now = (): Date => new Date();
const ignore = (): void => undefined;

/** Where a library keeps its rows and its files. */
export interface Place {
  location: DatabaseLocation;
  dataDir: string;
}

export const makePlace = async (kind: DatabaseKind): Promise<Place> => ({
  location: await makeDatabase(kind),
  dataDir: makeFolder('data'),
});

export const storageOf = ({ dataDir }: Place): DiskStorage => new DiskStorage(join(dataDir, 'files'));

/** What backups are made of. */
export const sourceOf = (place: Place) => ({
  location: place.location,
  storage: storageOf(place),
  version: ownVersion(),
});

/** Where a backup is put back. */
export const targetOf = (place: Place, replace = false): RestoreTarget => ({
  location: place.location,
  storage: storageOf(place),
  incoming: new Incoming(join(place.dataDir, 'files', 'incoming')),
  leftovers: openLeftovers(place.dataDir),
  replace,
});

/** Opens records, people and files of a library. @param clock tells the time to it */
export async function openWhole({ location, dataDir }: Place, clock = now) {
  const library = await openLibrary(location, clock);
  const { database, content } = library;
  const jobs = new JobService({ database, clock, onFailure: ignore, onError: ignore });
  const write = () => ({ subject: '', plain: '', html: '' });
  const writers = { write, writeDigest: write };
  const mail = new MailService({ database, jobs, clock, ...writers, findRecipient, deliver: undefined });
  const people = await openAccounts({ database, mail, clock, secondFactor: true });
  const attachments = await openAttachments({
    database,
    jobs,
    dataDir,
    clock,
    files: { limits: { file: 1e8, record: 1e9 }, s3: undefined, scanner: undefined },
    listNamed: () => content.listNamedFiles(),
    onText: () => Promise.resolve(),
  });
  return { ...library, ...people, jobs, attachments, close: () => database.close() };
}
export type Whole = Awaited<ReturnType<typeof openWhole>>;

/** Puts records, people, an audit trail and rows of all kinds in. */
export async function fillWhole(whole: Whole, records = 30): Promise<void> {
  const { content, offices, accounts } = whole;
  const officeId = await offices.create(undefined, {
    name: { en: 'An office', ar: 'جهة' },
    kind: 'governorate-office',
    governorate: 'IQ-NI',
  });
  const of = { email: null, locale: 'ar', roles: ['contributor'], governorates: [], sectors: [] } as const;
  for (const userName of ['one@tajarib.example', 'two@tajarib.example']) {
    await accounts.create(undefined, { ...of, userName, name: 'اسم', roles: ['contributor'], officeId });
  }
  const statement = (at: number) => ({
    ar: `درس رقم ${at} «عن المياه»\n\u2028سطر`,
    en: `Lesson ${at} \\ "x"`,
  });
  const batch = Array.from({ length: records }, (_, at) =>
    lesson(`r-${at}`, { statement: statement(at) }, { status: at % 3 === 0 ? 'draft' : 'published' }),
  );
  await content.importBatch(batch, now());
  await fillCall(whole, officeId);
}

/** A call, whom it invites, and a message about it that has gone. */
async function fillCall({ database, content }: Whole, officeId: number): Promise<void> {
  await database.transaction(async (tx) => {
    const { id } = await tx
      .insertInto('calls')
      .values({
        external_id: 'call-1',
        data: JSON.stringify({ title: { ar: 'دعوة' }, text: {}, kinds: ['lesson'], sectors: [] }),
        opens_on: '2026-05-01',
        closes_on: '2026-06-01',
        closed_at: null,
        version: 1,
        created_at: now().toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('call_offices').values({ call_id: id, office_id: officeId }).execute();
    const told = { account_id: 1, notice: 'opened', told_at: now().toISOString() };
    await tx
      .insertInto('call_notices')
      .values({ call_id: id, ...told })
      .execute();
  });
  await content.importBatch([lesson('r-call', { statement: { en: 'For a call' }, call: 'call-1' })], now());
}

/** What differs from one library to the next that holds the same. */
const own: readonly string[] = ['library', 'audit.head', 'backups'];

/** Every row that a backup holds, by table, in an order that does not depend on the database. */
export async function readTables(location: DatabaseLocation): Promise<Record<string, string[]>> {
  const snapshot = await openSnapshot(location);
  const tables: Record<string, string[]> = {};
  for (const name of snapshot.tables) {
    if (['sessions', 'sign_in_attempts'].includes(name)) continue;
    const rows: string[] = [];
    for await (const row of snapshot.listRows(name)) if (!isOwn(name, row)) rows.push(lineOf(row));
    tables[name] = rows.sort();
  }
  await snapshot.close();
  return tables;
}

const isOwn = (table: string, row: Row): boolean =>
  (table === 'settings' && own.includes(String(row['key']))) ||
  (table === 'audit_trail' && row['action'] === 'backup.restored');

const lineOf = (row: Row): string =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));

export const contentOf = async (place: Place, hash: string): Promise<string> =>
  text(await storageOf(place).open(hash));
