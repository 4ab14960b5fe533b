import { weightByStem } from '../text/index.ts';
import type { Follower } from './follower.ts';
import { present } from './presentation.ts';
import {
  EngineUnavailable,
  type SearchDocument,
  type SearchEngine,
  type SearchQuery,
} from './search-engine.ts';
import type { SearchHit, SearchResults } from './search-results.ts';
import { findWaysOn } from './ways-on.ts';

/** What the rest of the house asks of search. */
export class SearchService {
  /** Told, after every search, how many milliseconds it took. */
  onAnswered: (took: number) => void = () => undefined;
  private readonly engine: SearchEngine;
  private readonly follower: Follower;
  private readonly loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;

  constructor(
    engine: SearchEngine,
    follower: Follower,
    loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>,
  ) {
    this.engine = engine;
    this.follower = follower;
    this.loadDocuments = loadDocuments;
  }

  state(): 'ready' | 'building' {
    return this.follower.isReady ? 'ready' : 'building';
  }

  /** Resolves when what is committed now can be found. */
  catchUp(): Promise<void> {
    return this.follower.catchUp();
  }

  /** Stops following, keeps the index for the next start, ends the thread. */
  async close(): Promise<void> {
    await this.follower.stop();
    await this.engine.close();
  }

  /** How far the index has read the change log. */
  progress(): { position: number; last: number } {
    return this.follower.progress();
  }

  /**
   * Finds, counts and presents. Every hit is read from the database before it is shown, so an index that is a
   * moment behind shows nothing that was withdrawn.
   * @throws EngineUnavailable while the index is getting ready
   */
  async search(query: SearchQuery): Promise<SearchResults> {
    if (!this.follower.isReady) throw new EngineUnavailable('the index is getting ready');
    const start = performance.now();
    const { hits, total, facets, stems } = await this.engine.search(query);
    const documents = new Map(
      (await this.loadDocuments(hits.map(({ id }) => id))).map((one) => [one.id, one]),
    );
    const weight = weightByStem(new Map(stems));
    const shown = hits.flatMap((hit): SearchHit[] => {
      const document = documents.get(hit.id);
      return document ? [present(hit, document, query.locale, weight)] : [];
    });
    const waysOn = total > 0 ? [] : await findWaysOn(query, (other) => this.count(other));
    const took = performance.now() - start;
    this.onAnswered(took);
    return { hits: shown, total, facets, waysOn, took };
  }

  /** The number of records that `query` finds. */
  async count(query: SearchQuery): Promise<number> {
    return (await this.engine.search({ ...query, limit: 0, offset: 0 })).total;
  }
}
