import type { Reader, Transaction } from '../../database/index.ts';
import type { Office, OfficeValues } from './office.ts';

const columnsOf = ({ name, kind, governorate }: OfficeValues) => ({
  name_ar: name.ar ?? '',
  name_en: name.en ?? '',
  kind,
  governorate: governorate ?? '',
});

const selected = (reader: Reader) =>
  reader
    .selectFrom('offices')
    .selectAll('offices')
    .select((columns) =>
      columns
        .selectFrom('accounts')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('accounts.office_id', '=', 'offices.id')
        .where('accounts.disabled_at', 'is', null)
        .as('members'),
    );

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

const toOffice = (row: Row): Office => ({
  id: row.id,
  name: { ...(row.name_ar && { ar: row.name_ar }), ...(row.name_en && { en: row.name_en }) },
  kind: row.kind,
  governorate: row.governorate === '' ? null : row.governorate,
  closedAt: row.closed_at,
  members: row.members ?? 0,
});

export async function findOffice(reader: Reader, id: number): Promise<Office | undefined> {
  const row = await selected(reader).where('offices.id', '=', id).executeTakeFirst();
  return row && toOffice(row);
}

/** In the order in which they were made. */
export async function listOffices(reader: Reader): Promise<Office[]> {
  return (await selected(reader).orderBy('offices.id').execute()).map(toOffice);
}

export async function addOffice(tx: Transaction, values: OfficeValues, now: string): Promise<number> {
  const { id } = await tx
    .insertInto('offices')
    .values({ ...columnsOf(values), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeOffice(tx: Transaction, id: number, values: OfficeValues): Promise<void> {
  await tx.updateTable('offices').set(columnsOf(values)).where('id', '=', id).execute();
}

export async function closeOffice(tx: Transaction, id: number, closedAt: string | null): Promise<void> {
  await tx.updateTable('offices').set({ closed_at: closedAt }).where('id', '=', id).execute();
}

/** Lets the members of office `from` be members of `to`. */
export async function moveMembers(tx: Transaction, from: number, to: number): Promise<void> {
  await tx.updateTable('accounts').set({ office_id: to }).where('office_id', '=', from).execute();
}
