import type { SearchDocument } from '../../../server/search/index.ts';
import type { BenchQuery } from '../queries.ts';

/** Another search engine, filled. */
export interface Peer {
  /** The best 20 for a query, and whatever else it gives with them; maybe a promise. */
  search(query: BenchQuery): unknown;
  /** The process that holds the index, where that is another than the one that asks. */
  pid?: number | undefined;
  close?(): Promise<void> | void;
}

/** Fills an engine. @param folder of its own, for what it keeps */
export type OpenPeer = (documents: Iterable<SearchDocument>, folder: string) => Promise<Peer> | Peer;

export const hitsAsked = 20;
/** The facets that those are asked for who count any. */
export const facetsAsked = ['kind', 'sector', 'governorate', 'year', 'evidence'] as const;

/** What of a document plain engines index: both languages in the same two fields. */
export function toPlain({ id, texts }: SearchDocument): { id: number; title: string; body: string } {
  const written = [texts.ar, texts.en].filter((text) => text !== undefined);
  return {
    id,
    title: written.map(({ title }) => title).join('\n'),
    body: written.map(({ summary, body }) => `${summary}\n${body}`).join('\n'),
  };
}

/** Words of a query as plain engines take them. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** `items` in groups of `size`. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
