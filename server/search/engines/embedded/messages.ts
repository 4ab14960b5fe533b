import type { Concept } from '../../concepts.ts';
import type { StatedPlan } from '../../query-plan.ts';
import type { EngineChange, EngineHit, EngineResults, SearchQuery } from '../../search-engine.ts';
import type { SnapshotIdentity } from './snapshot.ts';

/** The words beside those of records. */
export interface KnownWords {
  /** Labels and aliases by `facet:code`. */
  labels: Record<string, readonly string[]>;
  /** The field's terms in both languages. */
  terms: readonly Concept[];
}

/** What the worker is started with. */
export interface WorkerStart extends KnownWords {
  snapshotFile: string;
  identity: SnapshotIdentity;
}

/** What the worker can be asked; each call has one answer. */
export interface WorkerCalls {
  /** To the served index, or to the one that is being built aside. */
  apply: (change: EngineChange, aside: boolean) => number;
  search: (query: SearchQuery) => EngineResults;
  /** What `search` would look for, for another engine to carry out. */
  plan: (query: SearchQuery) => StatedPlan;
  /** Records that say the like of one, the most similar first. */
  similar: (id: number, limit: number) => EngineHit[];
  position: (aside: boolean) => number;
  /** Begins an empty index aside; the served one goes on answering. */
  beginAside: () => void;
  /** Serves the index that was built aside from now on. */
  swap: () => void;
  clear: () => void;
  /** Takes other labels and terms; a record has its new labels once it is put again. */
  learn: (words: KnownWords) => void;
  /** Searches go on being answered while it is written. */
  writeSnapshot: () => Promise<void>;
}

export interface WorkerRequest {
  id: number;
  method: keyof WorkerCalls;
  args: unknown[];
}

export type WorkerAnswer = { id: number; value: unknown } | { id: number; error: string };
