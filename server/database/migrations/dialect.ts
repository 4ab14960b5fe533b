import { sql, type ColumnDefinitionBuilder, type Expression } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';

/** What the two databases spell differently. */
export interface Dialect {
  readonly idType: 'integer' | 'bigint';
  /** A number that is never given twice, not even after its row is gone: it stands in URLs and indexes. */
  id(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Text that is compared and sorted by its bytes, whatever the language of the server. */
  readonly plainText: Expression<unknown>;
}

export const dialects: Record<DatabaseKind, Dialect> = {
  sqlite: { idType: 'integer', id: (column) => column.primaryKey().autoIncrement(), plainText: sql`text` },
  postgres: {
    idType: 'bigint',
    id: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
    plainText: sql`text collate "C"`,
  },
};
