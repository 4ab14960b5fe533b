import type { Timings } from '../report/timings.ts';
import type { BenchQuery } from '../search/queries.ts';

/** What a process that holds the library's search and nothing else is started with. */
export interface MeaningTask {
  /** `words` builds the index without search by meaning; `fill` opens it with it, and searches until all is read. */
  step: 'words' | 'fill';
  /** SQLite file of the documents. */
  store: string;
  /** Folder of the database, the index and the vectors. */
  folder: string;
  /** Each is asked once: an answer that is kept says nothing. */
  queries: BenchQuery[];
}

/** Times in milliseconds, sizes in MiB. */
export interface MeaningFigures {
  records: number;
  /** Each search at its own time, as readers ask. */
  searches: Timings;
  memory: number;
  /** Of filling: how long it took, what it took of a processor, and searches meanwhile. */
  filling?: { seconds: number; cpuSeconds: number; searches: Timings };
}

export interface EncodingFigures {
  question: Timings;
  record: Timings;
  /** The analysis of the record's words, for comparison. */
  words: Timings;
  /** Pieces of a question and of the record, on average. */
  pieces: { question: number; record: number };
}
