/** A row as it is kept, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** All tables as they were at one moment, whoever writes meanwhile. Reads over a connection of its own. */
export interface Snapshot {
  /** Names of the migrations that made these tables, in order. */
  readonly migrations: readonly string[];
  /** By name, without those that keep track of migrations. */
  readonly tables: readonly string[];
  /** The highest number that was given to a row, of each table that numbers its rows. */
  readonly numbers: Readonly<Record<string, number>>;
  /** One table at a time: a few rows are in memory, however many there are. */
  listRows(table: string): AsyncIterable<Row>;
  close(): Promise<void>;
}
