import pg from 'pg';
import { makePostgresDatabase } from '../../../test/support/postgres-cluster.ts';
import type { OpenFinder } from '../finder.ts';

/** PostgreSQL's full-text search in the language's own configuration: any word, ts_rank_cd by length. */
export const openPostgres: OpenFinder = async (documents, language) => {
  const client = new pg.Client({ connectionString: await makePostgresDatabase() });
  await client.connect();
  const configuration = language === 'ar' ? 'arabic' : 'english';
  await client.query('create table texts (id text, words tsvector)');
  for (const { id, title, body } of documents) {
    await client.query(
      `insert into texts values ($1,
        setweight(to_tsvector('${configuration}', $2), 'A') || setweight(to_tsvector('${configuration}', $3), 'D'))`,
      [id, title, body],
    );
  }
  return {
    async find(question) {
      // The parser's own words, joined by "or".
      const { rows } = await client.query<{ id: string }>(
        `select id from texts, (
           select string_agg(quote_literal(lexeme), ' | ')::tsquery as query
           from unnest(to_tsvector('${configuration}', $1))
         ) as asked
         where words @@ query order by ts_rank(words, query, 1) desc, id limit 10`,
        [question],
      );
      return rows.map(({ id }) => id);
    },
    close: () => client.end(),
  };
};
