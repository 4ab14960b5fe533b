import type { Database } from '../database/index.ts';
import * as store from './search-health-store.ts';
import type { CountedQuery } from './search-health-store.ts';

const mostListed = 50;
const day = 24 * 60 * 60_000;

/** What people look for, and what they do not find. */
export interface SearchHealth {
  /** In the days that are looked at. */
  all: number;
  nothing: number;
  opened: number;
  /** The most frequent first, at most 50 of each. */
  frequent: CountedQuery[];
  fruitless: CountedQuery[];
}

/** What the log of searches tells those who keep the words of the library. */
export class SearchHealthService {
  private readonly database: Database;
  private readonly clock: () => Date;

  constructor(database: Database, clock: () => Date) {
    this.database = database;
    this.clock = clock;
  }

  /** @param days how many of them to look back */
  async look(days: number): Promise<SearchHealth> {
    const { reader } = this.database;
    const since = new Date(this.clock().getTime() - days * day).toISOString().slice(0, 10);
    const [counts, frequent, fruitless] = await Promise.all([
      store.countSearches(reader, since),
      store.listQueries(reader, { day: since, found: true, limit: mostListed }),
      store.listQueries(reader, { day: since, found: false, limit: mostListed }),
    ]);
    return { ...counts, frequent, fruitless };
  }
}
