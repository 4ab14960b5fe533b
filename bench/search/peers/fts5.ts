import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hitsAsked, inBatches, toPlain, wordsOf, type OpenPeer } from './peer.ts';

/** SQLite FTS5 in a file: any word, or all of them, ordered by bm25(); no facets. */
export const openFts5 =
  (operator: 'OR' | 'AND'): OpenPeer =>
  (documents, folder) => {
    const database = new Database(join(folder, 'fts5.sqlite'));
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = off');
    database.exec(
      "create virtual table texts using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2')",
    );
    const insert = database.prepare('insert into texts (rowid, title, body) values (?, ?, ?)');
    for (const batch of inBatches(documents, 1_000)) {
      database.transaction(() => {
        for (const { id, title, body } of batch.map(toPlain)) insert.run(id, title, body);
      })();
    }
    const find = database.prepare(
      `select rowid from texts where texts match ? order by bm25(texts, 3, 1) limit ${hitsAsked}`,
    );
    return {
      search({ text, unfinished }) {
        const words = wordsOf(text).map((word) => `"${word}"`);
        if (words.length === 0) return [];
        return find.all(words.join(` ${operator} `) + (unfinished ? '*' : ''));
      },
      close: () => void database.close(),
    };
  };
