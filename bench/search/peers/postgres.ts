import pg from 'pg';
import { makePostgresDatabase, stopPostgres } from '../../../test/support/postgres-cluster.ts';
import { hitsAsked, inBatches, toPlain, wordsOf, type OpenPeer } from './peer.ts';

const words = "setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')";

/** PostgreSQL's full-text search with a GIN index: any word, ordered by ts_rank; no facets. */
export const openPostgres: OpenPeer = async (documents) => {
  const client = new pg.Client({ connectionString: await makePostgresDatabase() });
  await client.connect();
  await client.query(
    `create table texts (id int primary key, title text, body text, words tsvector generated always as (${words}) stored)`,
  );
  for (const batch of inBatches(documents, 1_000)) {
    const rows = batch.map(toPlain);
    await client.query(
      'insert into texts select * from unnest($1::int[], $2::text[], $3::text[])',
      (['id', 'title', 'body'] as const).map((name) => rows.map((row) => row[name])),
    );
  }
  await client.query('create index on texts using gin (words)');
  await client.query('analyze texts');
  return {
    search: ({ text, unfinished }) =>
      client.query({
        name: 'find',
        text: `select id from texts, to_tsquery('simple', $1) as query where words @@ query
          order by ts_rank(words, query, 1) desc limit ${hitsAsked}`,
        values: [wordsOf(text).join(' | ') + (unfinished ? ':*' : '')],
      }),
    async close() {
      await client.end();
      await stopPostgres();
    },
  };
};
