import Database from 'better-sqlite3';
import type { SearchDocument } from '../../server/search/index.ts';

/** Documents by number in one SQLite file: what the index is filled from, and what hits are read from. */
export class DocumentStore {
  private readonly database: Database.Database;
  private readonly one: Database.Statement<[number], { json: string }>;

  constructor(file: string) {
    this.database = new Database(file);
    this.database.pragma('journal_mode = wal');
    this.database.pragma('synchronous = off');
    this.database.exec('create table if not exists documents (id integer primary key, json text not null)');
    this.one = this.database.prepare('select json from documents where id = ?');
  }

  /** Adds or replaces documents. */
  put(documents: Iterable<SearchDocument>): void {
    const put = this.database.prepare('insert or replace into documents values (?, ?)');
    this.database.transaction(() => {
      for (const document of documents) put.run(document.id, JSON.stringify(document));
    })();
  }

  get(id: number): SearchDocument | undefined {
    const row = this.one.get(id);
    return row && (JSON.parse(row.json) as SearchDocument);
  }

  load(ids: readonly number[]): Promise<SearchDocument[]> {
    return Promise.resolve(ids.flatMap((id) => this.get(id) ?? []));
  }

  /** All documents, in order. */
  *all(): Generator<SearchDocument> {
    const rows = this.database.prepare<[], { json: string }>('select json from documents order by id');
    for (const { json } of rows.iterate()) yield JSON.parse(json) as SearchDocument;
  }

  ids(): number[] {
    return this.database.prepare<[], number>('select id from documents order by id').pluck().all();
  }

  close(): void {
    this.database.close();
  }
}
