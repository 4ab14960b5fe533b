import { NotFound } from '../../errors.ts';
import type { BilingualText } from '../../language/index.ts';
import type { Workshop, WritingTable } from '../workshop.ts';
import { nextId } from './identifiers.ts';

const withTable = (
  workshop: Workshop,
  id: string,
  change: (table: WritingTable) => WritingTable,
): Workshop => {
  if (!workshop.tables.some((table) => table.id === id)) throw new NotFound(`no table ${id}`);
  return { ...workshop, tables: workshop.tables.map((table) => (table.id === id ? change(table) : table)) };
};

/** A new table is checked by the one before it, and checks that one in turn where it has nobody yet. */
export function addTable(workshop: Workshop, name: BilingualText): Workshop {
  const id = nextId('t', workshop.tables);
  const before = workshop.tables.at(-1);
  const tables = workshop.tables.map((table) =>
    table === before && table.buddy === undefined ? { ...table, buddy: id } : table,
  );
  return { ...workshop, tables: [...tables, { id, name, records: [], ...(before && { buddy: before.id }) }] };
}

/** Notes that a table has begun a draft. @param content number of the record */
export const addTableRecord = (workshop: Workshop, id: string, content: number): Workshop =>
  withTable(workshop, id, (table) => ({
    ...table,
    records: [...table.records, { content, checked: false }],
  }));

/** The table's buddy has read the draft, or reads it again. */
export const checkTableRecord = (workshop: Workshop, id: string, content: number): Workshop =>
  withTable(workshop, id, (table) => ({
    ...table,
    records: table.records.map((one) => (one.content === content ? { ...one, checked: !one.checked } : one)),
  }));
