import type { Locale } from '../../language/index.ts';
import type { MeaningDocument } from '../passages.ts';
import type { NearRecord } from '../vectors/record-vectors.ts';

/** What the thread is started with. */
export interface ThreadStart {
  modelFolder: string;
  vectorFile: string;
  /** The library whose vectors they are. */
  library: string;
}

export interface MeaningChange {
  put: readonly MeaningDocument[];
  remove: readonly number[];
  /** Number of the last change of the log that this holds. */
  position: number;
}

/** What the thread can be asked; each call has one answer. */
export interface ThreadCalls {
  /** Loads the model and the vectors that were kept. @throws with a plain sentence where that cannot be */
  open: () => Promise<void>;
  /** To the vectors that answer, or to those that are made aside. */
  apply: (change: MeaningChange, aside: boolean) => Promise<void>;
  near: (text: string, locale: Locale, limit: number) => Promise<NearRecord[]>;
  /** Records near to one, without it. */
  nearRecord: (id: number, locale: Locale, limit: number) => NearRecord[];
  position: () => number;
  beginAside: () => void;
  swap: () => void;
  clear: () => void;
  keep: () => Promise<void>;
}

export interface ThreadRequest {
  id: number;
  method: keyof ThreadCalls;
  args: unknown[];
}

/** Asks the thread to finish what it is at, and to end. */
export type ThreadEnd = 'end';

export type ThreadAnswer = { id: number; value: unknown } | { id: number; error: string };
