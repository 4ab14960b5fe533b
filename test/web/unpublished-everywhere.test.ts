import { expect } from 'chai';
import { locales } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { addQuestions, addSessionRecords, addOptions, pickRecords } from '../../server/workshops/index.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { addresses } from '../support/addresses.ts';
import { startApplication, type Application } from '../support/application.ts';
import { hideRecords, waysOfHiding, wordOf, type HiddenRecord } from '../support/hidden-records.ts';
import { hasMeilisearch, openMeilisearch, type MeilisearchServer } from '../support/meilisearch.ts';
import { practice } from '../support/records.ts';
import { textWithin } from '../support/text-within.ts';
import { newWorkshop } from '../support/workshops.ts';

const howMany = 50;

const numberOfWord = new Map(
  Array.from({ length: howMany }, (_, number) =>
    Object.values(wordOf(number)).map((word) => [word, number] as const),
  ).flat(),
);
const anyWord = /zqxvw[a-j][k-t]|wvjxq[a-j][k-t]|زقفصطغ[ابتثجحخدذر][سشصضطظعغفق]/gi;

interface Answer {
  status: number;
  headers: Headers;
  /** All that is written in it. */
  text: string;
  bytes: Buffer;
}
type Visitor = (path: string) => Promise<Response>;

async function read(ask: Visitor, path: string): Promise<Answer> {
  const answer = await ask(path);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: await textWithin(bytes) };
}

/** Does `work` with each of `items`, a few at a time; answers all that it answered. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<string[]>): Promise<string[]> {
  const answers: string[] = [];
  for (let from = 0; from < items.length; from += 8) {
    const some = await Promise.all(items.slice(from, from + 8).map(work));
    answers.push(...some.flat());
  }
  return answers;
}

/** As it reads: without what differs from one answer to the next. */
const steady = ({ status, bytes }: Answer): string =>
  `${status} ${bytes
    .toString('latin1')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/"took":\s*[\d.]+/g, '')
    .replace(/\/searches\/[-0-9a-f]{36}\/opened/g, '')}`;

function onEngine(
  engine: string,
  describeIt: typeof describe | typeof describe.skip,
  open: () => Promise<MeilisearchServer | undefined>,
) {
  describeIt(`words that readers may not read, with ${engine}`, function () {
    this.timeout(300_000);
    let server: MeilisearchServer | undefined;
    let application: Application;
    let hidden: HiddenRecord[];
    let workshop: string;
    let visitors: Record<string, Visitor>;
    /** What readers saw of records before these were written on. */
    const openForms = new Map<string, string>();

    const anybody: Visitor = (path) => fetch(application.origin + path, { redirect: 'manual' });
    const openFormsOf = ({ id, kind }: HiddenRecord): string[] => [
      ...locales.map((locale) => paths.record(locale, kind, id)),
      paths.recordInBoth('en', kind, id),
      paths.recordPicture('ar', kind, id),
      paths.apiRecord(id),
    ];

    /** A workshop of a facilitator elsewhere, with every record that readers ever saw in all of its places. */
    async function makeWorkshop(facilitator: SignedIn, seen: readonly HiddenRecord[]): Promise<string> {
      const { workshops, content } = application.services;
      const { externalId } = await workshops.createWorkshop(facilitator.account, {
        ...newWorkshop,
        template: 'three-day-exchange',
      });
      const records = seen.map((one) => one.externalId);
      const picks = await workshops.pinRecords(seen.map(({ id }) => id));
      const options = (await content.listPublishedByExternalIds(records)).map((record) => ({
        record: record.externalId,
        text: (record.kind === 'practice' ? record.values.title : record.values.statement)!,
      }));
      const changed = await workshops.changeWorkshop(facilitator.account, externalId, (one) =>
        addSessionRecords(pickRecords({ ...one, visibility: 'public' }, picks, 's1'), 's1', records),
      );
      const questions = workshops.proposeQuestions(await workshops.getPack(changed), records);
      await workshops.changeWorkshop(facilitator.account, externalId, (one) => {
        const asked = addQuestions(one, 's1', questions);
        const { exercises } = asked;
        return addOptions(asked, exercises[0]!.id, options);
      });
      return externalId;
    }

    before(async () => {
      server = await open();
      const env = server && { SEARCH_ENGINE: 'meilisearch', MEILI_URL: server.url, MEILI_KEY: server.key };
      application = await startApplication({ env: env ?? {} });
      const [writer, reviewer, other, facilitator] = [
        await signInAs(application, ['contributor', 'translator']),
        await signInAs(application, 'reviewer'),
        await signInAs(application, 'contributor'),
        await signInAs(application, 'facilitator'),
      ];
      visitors = { anybody, 'a contributor of another office': other.get };
      hidden = await hideRecords(application, { writer, reviewer }, howMany, async (seen) => {
        workshop = await makeWorkshop(facilitator, seen);
        for (const one of seen) {
          if (!one.hasOpenForm) continue;
          for (const path of openFormsOf(one)) openForms.set(path, steady(await read(anybody, path)));
        }
      });
    });
    after(async () => {
      await application.stop();
      await server?.stop();
    });

    /** Words of `text` that `visitor` must not read: members alone may read what is for members. */
    function leaksIn(text: string, visitor: string): string[] {
      const found = new Set(text.match(anyWord)?.map((word) => word.toLowerCase()));
      return [...found].flatMap((word) => {
        const number = numberOfWord.get(word);
        const way = number === undefined ? undefined : hidden[number]!.way;
        const isOpen = way === 'for members' && visitor !== 'anybody';
        return way === undefined || isOpen ? [] : [`${word} (${way})`];
      });
    }

    /** What visitors read at `addresses` that they must not. */
    async function leaks(wanted: readonly string[], who = visitors): Promise<string[]> {
      const asked = Object.entries(who).flatMap(([name, ask]) => wanted.map((path) => ({ name, ask, path })));
      return inTurn(asked, async ({ name, ask, path }) => {
        const { status, headers, text } = await read(ask, path);
        const named = `${headers.get('location')} ${headers.get('content-disposition')}`;
        const words = leaksIn(`${text} ${named}`, name);
        return [
          ...(words.length > 0 ? [`${name}: ${path}: ${status}: ${words.join(', ')}`] : []),
          ...(status >= 500 && path !== paths.ready() ? [`${name}: ${path}: ${status}`] : []),
        ];
      });
    }

    it('are of fifty records, hidden in every way there is', () => {
      expect(hidden).to.have.length(howMany);
      expect(new Set(hidden.map(({ way }) => way))).to.have.all.keys([...waysOfHiding]);
      expect(openForms.size).to.be.greaterThan(30);
    });

    it('are nowhere at the addresses of these records, of their files and of a workshop that had them', async () => {
      const ofEachWay = hidden.slice(0, 2 * waysOfHiding.length);
      const filled = Object.entries(addresses).flatMap(([route, ways]) => {
        if (!route.startsWith('/')) return [];
        return ways.flatMap((way) => {
          if (!way.includes('{}')) return [way];
          if (/\/workshops\/(?!pick)/.test(way)) return [way.replace('{}', workshop)];
          const ofRecords = /\/(practices|lessons|records|r|report|reviews|contribute|files|pick)\//.test(
            way,
          );
          if (!ofRecords) return [way.replace('{}', '1')];
          return ofEachWay.map(({ id, hash }) =>
            way.replace('{}', String(id)).replace('{}', hash).replace('{}', '320'),
          );
        });
      });
      expect(filled.length).to.be.greaterThan(400);
      expect(await leaks(filled)).to.deep.equal([]);
    });

    it('are nowhere in lists, counts, feeds and what a workshop is taken along as', async () => {
      const files = ['slides.pptx', 'handout.docx', 'cards.pdf', 'tables.xlsx', 'agenda.ics', 'room.zip'];
      expect(
        await leaks([
          ...locales.flatMap((locale) => [
            paths.home(locale),
            paths.search(locale),
            ...[1, 2, 3, 4].map((page) => paths.search(locale, { q: 'water', page })),
            paths.search(locale, { q: 'مياه', sort: 'newest' }),
            paths.sector(locale, 'WAT'),
            paths.governorate(locale, 'IQ-NI'),
            paths.programme(locale),
            paths.workshops(locale),
            paths.contribute(locale),
            paths.translations(locale),
            paths.reviews(locale),
            paths.adminSearches(locale),
          ]),
          paths.sitemap(),
          paths.sitemapPart(1),
          paths.robots(),
          paths.metrics(),
          paths.openApi(),
          paths.apiSearch({ limit: 100 }),
          paths.apiSearch({ q: 'water', limit: 100 }),
          ...files.map((name) => paths.workshopFile('ar', workshop, name, 'both')),
        ]),
      ).to.deep.equal([]);
    });

    it('are neither found, nor suggested, nor taken for what somebody meant', async () => {
      const words = [...numberOfWord.keys()];
      const found = await inTurn(words, async (q) => {
        const { total } = JSON.parse((await read(anybody, paths.apiSearch({ q }))).text) as { total: number };
        return total === 0 ? [] : [`${q} (${hidden[numberOfWord.get(q)!]!.way}): ${total} found`];
      });
      const typed = new Set(words.flatMap((word) => [word.slice(0, 6), word.slice(0, 5) + word.slice(6)]));
      const ways = [...typed].flatMap((q) => [
        paths.apiSuggest({ q, lang: /[a-z]/.test(q) ? 'en' : 'ar' }),
        paths.apiSearch({ q }),
      ]);
      expect(ways.length).to.be.greaterThan(150);
      expect([...found, ...(await leaks(ways, { anybody }))]).to.deep.equal([]);
    });

    it('leave the form that readers see as it was, to the letter, while its office writes on', async () => {
      const changed: string[] = [];
      for (const [path, before_] of openForms) {
        const now = steady(await read(anybody, path));
        if (now === before_) continue;
        const at = [...now].findIndex((letter, index) => letter !== before_[index]);
        changed.push(`${path}: …${before_.slice(at - 80, at + 60)}… ≠ …${now.slice(at - 80, at + 60)}…`);
      }
      expect(changed).to.deep.equal([]);
    });

    it('are not what a record that names those records says of them', async () => {
      const { content, search } = application.services;
      const links = hidden.map(({ externalId }) => externalId);
      await content.importBatch([practice('linking', { lessons: links, similar: links })], new Date());
      await search.catchUp();
      const { id } = (await content.findPublishedByExternalId('linking'))!;
      expect(
        await leaks([
          paths.practice('ar', id),
          paths.recordInBoth('en', 'practice', id),
          paths.apiRecord(id),
          paths.apiSimilar({ id }),
          paths.recordFile('en', 'practice', id, 'docx', 'en'),
        ]),
      ).to.deep.equal([]);
    });
  });
}

onEngine('the embedded engine', describe, () => Promise.resolve(undefined));
onEngine('a real Meilisearch', hasMeilisearch ? describe : describe.skip, () => openMeilisearch());
