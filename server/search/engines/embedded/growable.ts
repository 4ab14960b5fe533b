import type { FileColumn } from '../../../column-file.ts';

/** Typed arrays that grow by half: compact columns that can be appended to. */

export type Column = FileColumn;

/** `column` itself when it holds `size` values, else a copy with room for half as many again. */
export function withRoom<T extends Column>(column: T, size: number): T {
  if (size <= column.length) return column;
  const grown = new (column.constructor as new (length: number) => T)(Math.max(16, Math.ceil(size * 1.5)));
  grown.set(column);
  return grown;
}
