import { randomUUID } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { foldText } from '../text/index.ts';
import { addSearches, forgetSearches, noteOpened, type LoggedSearch } from './search-log-store.ts';
import type { SearchQuery } from './search-engine.ts';

/** Milliseconds between writes: searches are written together, so that reading never waits for writing. */
const interval = 5_000;
/** More than these between two writes are not kept: the log tells what people look for, not how often exactly. */
const mostWaiting = 5_000;
const longestLogged = 200;
/** The page of terms says so. */
const daysKept = 400;

/** What looks like an address, a telephone or an identity number is a person's, and is not kept. */
const personal = /@|\d[\d\s-]{6,}\d/u;

export interface SearchLogParts {
  database: Database;
  clock: () => Date;
  onError: (error: unknown) => void;
}

/** Remembers what is searched for and which hit is opened, without anything of who asked. */
export class SearchLog {
  private readonly parts: SearchLogParts;
  private waiting: LoggedSearch[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private forgottenOn = '';

  constructor(parts: SearchLogParts) {
    this.parts = parts;
  }

  /** @returns the number under which an opened hit can be noted; undefined where nothing was kept */
  add(query: SearchQuery, total: number): string | undefined {
    const folded = foldText(query.text.slice(0, longestLogged));
    if (folded === '' || query.offset > 0 || personal.test(query.text)) return undefined;
    if (this.waiting.length >= mostWaiting) return undefined;
    const chosen = Object.entries(query.filters).filter(([, codes]) => codes.length > 0);
    const id = randomUUID();
    this.waiting.push({
      id,
      day: this.today(),
      query: folded,
      locale: query.locale,
      filters: JSON.stringify(Object.fromEntries(chosen)),
      total,
      position: null,
    });
    this.timer ??= setTimeout(() => void this.write(), interval).unref();
    return id;
  }

  /** Notes that the hit at `position` (from 1) of a search was opened. */
  async noteOpened(id: string, position: number): Promise<void> {
    const waiting = this.waiting.find((search) => search.id === id);
    if (waiting) waiting.position ??= position;
    else {
      // A search that is just being written is there afterwards.
      await this.writing;
      await noteOpened(this.parts.database, id, position);
    }
  }

  /** Writes what waits. */
  write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const searches = this.waiting;
    this.waiting = [];
    this.writing = this.writing.then(() => this.store(searches)).catch(this.parts.onError);
    return this.writing;
  }

  private async store(searches: readonly LoggedSearch[]): Promise<void> {
    const { database } = this.parts;
    if (searches.length > 0) await addSearches(database, searches);
    if (this.forgottenOn === this.today()) return;
    this.forgottenOn = this.today();
    const oldest = new Date(this.parts.clock().getTime() - daysKept * 24 * 3600 * 1000);
    await forgetSearches(database, oldest.toISOString().slice(0, 10));
  }

  private today(): string {
    return this.parts.clock().toISOString().slice(0, 10);
  }
}
