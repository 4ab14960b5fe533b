import type { Problem } from '../../errors.ts';

/** A record as it is written in a file: the envelope and the values side by side, by their keys. */
export type FlatRecord = Readonly<Record<string, unknown>>;

/** One line (or row) of a file that is read: a record, or what is wrong with the line. */
export interface SourceEntry {
  /** From 1, as an editor or a spreadsheet counts; the first line of a record that takes several. */
  line: number;
  flat?: unknown;
  /** Why the line cannot be taken. */
  problems?: readonly Problem[];
  /** What was passed over, worth saying but no harm. */
  notes?: readonly Problem[];
}

/** One thing to tell about one line of a file. */
export interface Finding extends Problem {
  line: number;
  severity: 'error' | 'warning';
  /** Of the record, where the line tells. */
  externalId?: string;
  kind?: string;
}

/** No line and no row of a file is longer than this, in bytes: 4 MiB. */
export const longestLine = 4 * 1024 * 1024;
