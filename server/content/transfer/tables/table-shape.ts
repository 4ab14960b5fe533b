import type { ContentRecord } from '../../record.ts';
import { contentKinds, type ContentKind } from '../../fields/index.ts';
import { toFlatRecord } from '../flat-record.ts';
import { cellsOf, type Cell } from './cells.ts';
import { isUsual, listColumns, type Column } from './columns.ts';

/** The library changed while it was being written to a table. */
export class LibraryChanged extends Error {
  override readonly name = 'LibraryChanged';
}

const rowKey = /^(.+?)\.(\d+)\./;

/**
 * The columns that a table of `records` needs: of the kinds that are there, every usual one, and of the others
 * those that some record fills.
 */
export async function findColumns(records: AsyncIterable<ContentRecord>): Promise<Column[]> {
  const kinds = new Set<ContentKind>();
  const used = new Set<string>();
  const rows = new Map<string, number>();
  for await (const record of records) {
    kinds.add(record.kind);
    for (const [key] of cellsOf(toFlatRecord(record))) {
      if (used.has(key)) continue;
      used.add(key);
      const [, group, row] = rowKey.exec(key) ?? [];
      if (group !== undefined) rows.set(group, Math.max(rows.get(group) ?? 0, Number(row)));
    }
  }
  const present = contentKinds.filter((kind) => kinds.size === 0 || kinds.has(kind));
  return listColumns(present, (group) => rows.get(group) ?? 1).filter(
    (column) => isUsual(column) || used.has(column.key),
  );
}

/** The cells of a record in the order of `columns`. Throws LibraryChanged when it fills one that is not there. */
export function toRow(record: ContentRecord, columns: readonly Column[]): (Cell | undefined)[] {
  const cells = new Map(cellsOf(toFlatRecord(record)));
  const row = columns.map(({ key }) => {
    const cell = cells.get(key);
    cells.delete(key);
    return cell;
  });
  if (cells.size > 0) throw new LibraryChanged(`${record.externalId}: ${[...cells.keys()].join(', ')}`);
  return row;
}
