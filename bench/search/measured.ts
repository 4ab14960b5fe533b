import type { BuildFigures, PeerFigures, RestoreFigures, VocabularyFigures } from './messages.ts';

/** All that was measured with one number of records. */
export interface Measured {
  records: number;
  build: BuildFigures;
  restore: RestoreFigures;
  peers: Record<string, PeerFigures>;
}

export interface AllMeasured {
  smaller: Measured;
  larger: Measured;
  vocabularies: VocabularyFigures[];
}

export const fts5 = 'FTS5, any word';
export const meilisearch = 'Meilisearch, 5 facets';
