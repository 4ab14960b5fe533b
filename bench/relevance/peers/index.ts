import type { Locale } from '../../../server/language/index.ts';
import { stopPostgres } from '../../../test/support/postgres-cluster.ts';
import type { OpenFinder } from '../finder.ts';
import { openFts5 } from './fts5.ts';
import { openMeilisearch } from './meilisearch.ts';
import { openMiniSearch } from './minisearch.ts';
import { openOrama } from './orama.ts';
import { openPostgres } from './postgres.ts';

const unicode = 'unicode61 remove_diacritics 2';

/** Other search engines, each as well set up as its documentation tells, by name. */
export function peersFor(language: Locale, environment: NodeJS.ProcessEnv): Record<string, OpenFinder> {
  const { MEILI_URL: url, MEILI_KEY: key } = environment;
  return {
    'SQLite FTS5': openFts5(unicode),
    ...(language === 'en' && { 'SQLite FTS5, porter': openFts5(`porter ${unicode}`) }),
    'MiniSearch, exact': openMiniSearch(false),
    'MiniSearch, prefix and fuzzy': openMiniSearch(true),
    Orama: openOrama,
    'PostgreSQL ts_rank': openPostgres,
    ...(url && { 'Meilisearch as it comes': openMeilisearch(url, key) }),
  };
}

/** Ends what peers share. */
export const endPeers = (): Promise<void> => stopPostgres();
