import { expect } from 'chai';
import type { ImportedRecord } from '../../server/content/index.ts';
import { locales } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { startApplication, type Application } from '../support/application.ts';
import { hiddenStatuses, wordOf } from '../support/hidden-records.ts';
import { rawGet, type RawAnswer } from '../support/raw-request.ts';
import { lesson, practice } from '../support/records.ts';

const howMany = 50;

/** Fifty records that readers must not see: unfinished, withdrawn, or published for some only. */
const hidden: readonly ImportedRecord[] = Array.from({ length: howMany }, (_, number) => {
  const words = wordOf(number);
  const text = { ar: `${words.ar} في المياه`, en: `${words.en} of water` };
  const forSome = number % 10 === 9;
  const envelope = {
    status: forSome ? ('published' as const) : hiddenStatuses[number % hiddenStatuses.length]!,
  };
  const visibility = forSome ? 'members' : 'public';
  return number % 2 === 0
    ? practice(`hidden-${number}`, { title: text, summary: text, visibility }, envelope)
    : lesson(`hidden-${number}`, { statement: text, visibility }, envelope);
});

/** Where two texts part, with what stands there in each; '' where they are the same. */
function firstDifference(one: string, other: string): string {
  if (one === other) return '';
  const at = one.split('').findIndex((letter, index) => letter !== other[index]);
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 60)).join('\n≠\n');
}

describe('records that are not published', () => {
  let application: Application;
  let before_: Record<string, string>;
  let ids: number[];

  const get = (target: string): Promise<RawAnswer> => rawGet(application.origin, target);

  /** Pages that list, count or name records. */
  const lists = [
    ...locales.flatMap((locale) => [
      paths.home(locale),
      paths.search(locale),
      paths.search(locale, { q: 'water' }),
      paths.search(locale, { q: 'مياه' }),
      paths.sector(locale, 'WAT'),
      paths.governorate(locale, 'IQ-BA'),
    ]),
    paths.sitemap(),
    paths.apiSearch({ limit: 100 }),
    paths.apiSearch({ q: 'water', limit: 100 }),
  ];

  /** As it reads: without what differs from one answer to the next. */
  const steady = (body: string): string =>
    body
      .replace(/nonce="[^"]*"/g, '')
      .replace(/"took":\s*[\d.]+/g, '')
      .replace(/\/searches\/[-0-9a-f]{36}\/opened/g, '')
      .replace(/<lastmod>[^<]*/g, '');

  async function readLists(): Promise<Record<string, string>> {
    const answers = await Promise.all(lists.map(async (path) => [path, await get(path)] as const));
    return Object.fromEntries(answers.map(([path, { status, body }]) => [path, `${status} ${steady(body)}`]));
  }

  before(async () => {
    application = await startApplication();
    const { content, search } = application.services;
    before_ = await readLists();
    await content.importBatch(hidden, new Date());
    await search.catchUp();
    ids = [];
    for await (const { id, externalId } of content.exportAll())
      if (externalId.startsWith('hidden-')) ids.push(id);
  });
  after(() => application.stop());

  it('are there, in the database', () => {
    expect(ids).to.have.length(howMany);
  });

  it('change nothing that readers see: no list, no count, no sitemap', async () => {
    const now = await readLists();
    for (const path of lists) {
      expect(before_[path], path).to.match(/^200 /);
      expect(firstDifference(before_[path]!, now[path]!), path).to.equal('');
    }
  });

  it('are found by none of their words', async () => {
    const found: string[] = [];
    for (let number = 0; number < howMany; number += 1) {
      for (const q of Object.values(wordOf(number))) {
        const { status, body } = await get(paths.apiSearch({ q }));
        const { total } = JSON.parse(body) as { total: number };
        if (status !== 200 || total !== 0) found.push(`${q}: ${status}, ${total} found`);
      }
    }
    expect(found).to.deep.equal([]);
  });

  it('are named by no page that searches for them', async () => {
    const { en, ar } = wordOf(0);
    for (const [locale, q] of [
      ['en', en],
      ['ar', ar],
    ] as const) {
      const { status, body } = await get(paths.search(locale, { q }));
      expect(status).to.equal(200);
      for (const id of ids) expect(body).not.to.match(new RegExp(`/(practices|lessons)/${id}[^0-9]`));
    }
  });

  it('have no page, no place in the interface for programs, and no short link', async () => {
    const answers = await Promise.all(
      ids.flatMap((id) =>
        [
          paths.practice('ar', id),
          paths.lesson('en', id),
          paths.recordInBoth('ar', 'practice', id),
          paths.recordInBoth('en', 'lesson', id),
          paths.apiRecord(id),
          paths.shortLink(id),
        ].map(async (path) => ({ path, ...(await get(path)) })),
      ),
    );
    expect(
      answers.filter(({ status }) => status !== 404).map(({ path, status }) => `${status} ${path}`),
    ).to.deep.equal([]);
    expect(answers.filter(({ body }) => /zqxvw|زقفصطغ/.test(body)).map(({ path }) => path)).to.deep.equal([]);
  });

  it('are seen once they are published, so that this test would notice', async () => {
    const { content, search } = application.services;
    const published = { ...hidden[0]!, status: 'published' as const };
    await content.importBatch([published], new Date());
    await search.catchUp();
    const now = await readLists();
    const unchanged = lists.filter((path) => now[path] === before_[path]);
    // The home page keeps its count for a moment; a search in another place may well be the same.
    expect(unchanged).not.to.include.members([
      paths.search('ar'),
      paths.sitemap(),
      paths.apiSearch({ limit: 100 }),
    ]);
    expect((await get(paths.apiSearch({ q: wordOf(0).en }))).body).to.match(/"total":\s*1\b/);
  });
});
