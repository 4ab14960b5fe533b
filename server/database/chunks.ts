// Well under the 32,766 parameters that SQLite takes in one statement, for rows of up to 30 columns.
const rowsInStatement = 1000;

/** `items` in pieces that fit one statement. */
export function* inChunks<T>(items: readonly T[], size = rowsInStatement): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
