import type { Reader } from '../database/index.ts';

/** What was searched for, and how often. */
export interface CountedQuery {
  query: string;
  locale: 'ar' | 'en';
  count: number;
  /** How many of these searches led to a record that was opened. */
  opened: number;
}

/** The queries asked most often since `day`, each with both languages apart. */
export async function listQueries(
  reader: Reader,
  { day, found, limit }: { day: string; found: boolean; limit: number },
): Promise<CountedQuery[]> {
  const rows = await reader
    .selectFrom('searches')
    .select(['query', 'locale', ({ fn }) => fn.countAll<number>().as('count')])
    .select(({ fn }) => fn.count<number>('position').as('opened'))
    .where('day', '>=', day)
    .where('total', found ? '>' : '=', 0)
    .groupBy(['query', 'locale'])
    .orderBy('count', 'desc')
    .orderBy('query')
    .limit(limit)
    .execute();
  return rows.map(({ query, locale, count, opened }) => ({
    query,
    locale: locale === 'en' ? 'en' : 'ar',
    count,
    opened,
  }));
}

/** How many searches there were since `day`, and how many of them found nothing or led nowhere. */
export async function countSearches(
  reader: Reader,
  day: string,
): Promise<{ all: number; nothing: number; opened: number }> {
  const of = reader.selectFrom('searches').where('day', '>=', day);
  const { all, opened } = await of
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('position').as('opened')])
    .executeTakeFirstOrThrow();
  const { nothing } = await of
    .select(({ fn }) => fn.countAll<number>().as('nothing'))
    .where('total', '=', 0)
    .executeTakeFirstOrThrow();
  return { all, nothing, opened };
}
