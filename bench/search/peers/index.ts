import { hasMeilisearch } from '../../../test/support/meilisearch.ts';
import { openFts5 } from './fts5.ts';
import { openMeilisearch } from './meilisearch.ts';
import { openMiniSearch } from './minisearch.ts';
import { openOrama } from './orama.ts';
import type { OpenPeer } from './peer.ts';
import { openPostgres } from './postgres.ts';

interface PeerKind {
  open: OpenPeer;
  /** So many records at most: with more it takes longer, or more memory, than anyone would wait for or give. */
  most?: number;
}

/** Other engines on the same records and queries, by name. */
export const peers: Record<string, PeerKind> = {
  'FTS5, any word': { open: openFts5('OR') },
  'FTS5, all words': { open: openFts5('AND') },
  'MiniSearch, exact': { open: openMiniSearch(false) },
  'MiniSearch, prefix and fuzzy': { open: openMiniSearch(true) },
  PostgreSQL: { open: openPostgres },
  'Orama, 5 facets': { open: openOrama, most: 20_000 },
  ...(hasMeilisearch && { 'Meilisearch, 5 facets': { open: openMeilisearch } }),
};
