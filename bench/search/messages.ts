import type { Timings } from '../report/timings.ts';
import type { BenchQuery, QueryKind } from './queries.ts';

/** What a process that holds the engine alone is started with. */
export interface EngineTask {
  /** `build` fills an empty index and measures it; `restore` starts from the snapshot that was left. */
  step: 'build' | 'restore';
  /** SQLite file of the documents. */
  store: string;
  /** Folder of the snapshot. */
  folder: string;
  queries: Record<QueryKind, BenchQuery[]>;
  /** Seconds that readers search, once in peace and once while edits come in. */
  readFor: number;
  /** Options of Node for the process, to look into it. */
  nodeOptions?: string[];
}

/** Times in milliseconds, sizes in MiB. */
export interface BuildFigures {
  records: number;
  recordsPerSecond: number;
  /** Resident memory of the process: at its highest while building, and when all has been measured. */
  memory: { peak: number; after: number };
  /** The whole of a search: plan, engine, reading hits, highlights. */
  timings: Record<QueryKind, Timings>;
  suggestions: Timings;
  readers: ReaderFigures;
  /** Ending in order, with the snapshot written. */
  close: number;
  snapshot: number;
}

export interface ReaderFigures {
  perSecond: number;
  /** How long a reader waited, in peace and while edits come in. */
  quiet: Timings;
  edited: Timings;
  /** …and in the seconds after the last edit, when the index is kept. */
  kept: Timings;
  /** From saving an edit to the first search that finds it. */
  found: Timings;
  /** Longest block of the main thread's event loop. */
  longestBlock: number;
}

export interface RestoreFigures {
  /** From starting the engine to its first answer. */
  ready: number;
  memory: number;
}

/** What a process that holds one peer is started with. */
export interface PeerTask {
  name: string;
  store: string;
  folder: string;
  queries: Record<QueryKind, BenchQuery[]>;
}

export interface PeerFigures {
  recordsPerSecond: number;
  memory: number;
  timings: Record<QueryKind, Timings>;
}

/** A vocabulary of so many distinct words, and so many misspelt queries of three words. */
export interface VocabularyTask {
  words: number;
  queries: number;
}

export interface VocabularyFigures {
  words: number;
  /** The whole plan of a query: spelling, similar words, stems. */
  timings: Timings;
}
