import type { Problem } from '../../../errors.ts';
import type { FlatRecord, SourceEntry } from '../source-entry.ts';
import { readValue, type ReadCell } from './cells.ts';
import type { Choices } from './choices.ts';
import type { Column } from './columns.ts';
import type { ReadHeading } from './headings.ts';

/** A row of a table as it was read. */
export interface Row {
  line: number;
  cells: readonly (ReadCell | null)[];
  problems?: readonly Problem[];
}

/** What is needed to read tables; made once. */
export interface TableReading {
  readHeading: ReadHeading;
  choices: Choices;
}

type Values = Record<string, unknown>;
type FilledCell = readonly [Column, ReadCell];

const isEmpty = (cell: ReadCell | null | undefined): cell is null | undefined | '' =>
  cell === null || cell === undefined || cell === '';

const isFilled = ([{ tableField }, cell]: readonly [Column, ReadCell | null | undefined]): boolean =>
  !isEmpty(cell) && (tableField.field.type === 'text' || String(cell).trim() !== '');

/** Puts a value into its place: a text's languages and states go into one object. */
function put(values: Values, { tableField, part }: Column, value: unknown): void {
  const { key } = tableField.field;
  if (part === undefined) {
    values[key] = value;
    return;
  }
  const text = (values[key] ??= {}) as Values;
  if (part.startsWith('state.')) {
    ((text['state'] ??= {}) as Values)[part.slice('state.'.length)] = value;
  } else {
    text[part] = value;
  }
}

/** Rows by their numbers; numbers that no cell has are no rows. */
type RowsByNumber = Map<number, Values>;

function toFlatRecord(cells: readonly FilledCell[], choices: Choices): FlatRecord {
  const flat: Values = {};
  const groups = new Map<string, RowsByNumber>();
  for (const [column, cell] of cells) {
    const { group, field } = column.tableField;
    const value = readValue(field, cell, column.part, choices);
    if (!group) {
      put(flat, column, value);
      continue;
    }
    const rows = groups.get(group.key) ?? new Map<number, Values>();
    groups.set(group.key, rows);
    const row = rows.get(column.row!) ?? {};
    rows.set(column.row!, row);
    put(row, column, value);
  }
  for (const [key, rows] of groups) {
    flat[key] = [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
  }
  // Whoever fills a sheet of one kind need not say the kind in each row.
  const kind = flat['kind'] ?? ('statement' in flat ? 'lesson' : 'title' in flat ? 'practice' : undefined);
  return { ...flat, ...(kind !== undefined && { kind }) };
}

const toHeading = (cell: ReadCell | null): string => (isEmpty(cell) ? '' : String(cell).trim());

function findHeadingProblems(
  headings: readonly string[],
  columns: readonly (Column | undefined)[],
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  headings.forEach((heading, index) => {
    const key = columns[index]?.key;
    if (heading === '') return;
    if (key === undefined) problems.push({ path: '', code: 'heading.unknown', values: { heading } });
    else if (seen.has(key)) problems.push({ path: '', code: 'heading.twice', values: { heading } });
    else seen.add(key);
  });
  if (!seen.has('externalId')) problems.push({ path: '', code: 'heading.missing' });
  return problems;
}

/**
 * Reads the rows of a table, the first of which holds the headings. With a heading that cannot be understood
 * nothing is read, rather than leaving a column out unseen.
 */
export async function* readRows(
  rows: AsyncIterable<Row>,
  { readHeading, choices }: TableReading,
): AsyncGenerator<SourceEntry> {
  let columns: readonly (Column | undefined)[] | undefined;
  for await (const { line, cells, problems } of rows) {
    if (problems?.length) {
      yield { line, problems };
      // Without its headings the rest of the table means nothing.
      if (!columns) return;
      continue;
    }
    if (!columns) {
      const headings = cells.map(toHeading);
      columns = headings.map((heading) => (heading === '' ? undefined : readHeading(heading)));
      const faults = findHeadingProblems(headings, columns);
      if (faults.length > 0) {
        yield { line, problems: faults };
        return;
      }
      continue;
    }
    if (cells.every(isEmpty)) continue;
    const known = columns;
    if (cells.some((cell, index) => !isEmpty(cell) && !known[index])) {
      yield { line, problems: [{ path: '', code: 'row.tooManyCells' }] };
      continue;
    }
    const filled = cells.flatMap((cell, index): FilledCell[] => {
      const column = known[index];
      return column && isFilled([column, cell]) ? [[column, cell!]] : [];
    });
    yield { line, flat: toFlatRecord(filled, choices) };
  }
  if (!columns) yield { line: 1, problems: [{ path: '', code: 'heading.missing' }] };
}
