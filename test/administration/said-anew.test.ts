import { expect } from 'chai';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { startProcess, type Running } from '../support/child-process.ts';
import { makeDatabase, makeFolder } from '../support/databases.ts';
import { hasMeilisearch, openMeilisearch, type MeilisearchServer } from '../support/meilisearch.ts';
import { practice } from '../support/records.ts';

/** External ids of what `origin` finds for `words`. */
async function find(origin: string, words: string): Promise<string[]> {
  const query = new URLSearchParams({ q: words });
  const answer = (await (await fetch(`${origin}/api/v1/search?${query.toString()}`)).json()) as {
    hits?: { externalId: string }[];
    degraded?: boolean;
  };
  if (answer.degraded) return ['found by the engine in reserve'];
  // There are none while the index is getting ready.
  return (answer.hits ?? []).map(({ externalId }) => externalId);
}

async function untilFound(origin: string, words: string, expected: readonly string[]): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await find(origin, words);
    if (found.join() === expected.join()) return;
    if (Date.now() > end) throw new Error(`${words}: ${found.join()} instead of ${expected.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const engines = ['embedded', ...(hasMeilisearch ? ['meilisearch'] : [])];

for (const engine of engines)
  describe(`words that an administrator says anew (${engine})`, function () {
    this.timeout(90_000);
    let one: Application;
    let other: Running;
    let administrator: SignedIn;
    let server: MeilisearchServer | undefined;

    before(async () => {
      if (engine === 'meilisearch') server = await openMeilisearch();
      const location = await makeDatabase('postgres');
      if (location.kind !== 'postgres') throw new Error('not PostgreSQL');
      // By words alone: by meaning, a word that nobody knows is near to something.
      const env = {
        DATABASE_URL: location.url,
        SEED: 'none',
        MEANING: 'off',
        ...(server && { SEARCH_ENGINE: engine, MEILI_URL: server.url, MEILI_KEY: server.key }),
      };
      one = await startApplication({ env });
      other = startProcess('serve-library', { ...env, DATA_DIR: makeFolder('other') });
      await other.saidLines(1);
      administrator = await signInAs(one, 'administrator');
      await one.services.content.importBatch(
        [
          practice('canal', { sector: ['WAT'], title: { en: 'A lined canal', ar: 'قناة مبطنة' } }),
          practice('panels', { sector: ['SOL'], title: { en: 'Panels on a school', ar: 'ألواح على مدرسة' } }),
        ],
        new Date(),
      );
    });
    after(async () => {
      other.process.kill();
      await one.stop();
      await server?.stop();
    });

    it('lead from a search without results to an alias by which every process finds, without a restart', async () => {
      const second = other.lines[0]!;
      for (const origin of [one.origin, second]) {
        await untilFound(origin, 'canal', ['canal']);
        await untilFound(origin, 'زقاطيط', []);
      }
      await one.services.database.transaction((tx) =>
        tx
          .insertInto('searches')
          .values({
            id: 'in-vain',
            day: new Date().toISOString().slice(0, 10),
            query: 'زقاطيط',
            locale: 'ar',
            filters: '{}',
            total: 0,
            position: null,
          })
          .execute(),
      );
      const searches = await (await administrator.get('/ar/administration/searches')).text();
      const found = /href="([^"]*administration\/words\?word[^"]*)"/.exec(searches)?.[1];
      const form = await (await administrator.get(found!.replaceAll('&#x3D;', '='))).text();
      expect(form).to.match(/name="alias"[^>]*value="زقاطيط"/);
      const refused = await administrator.post('/ar/administration/words', { alias: 'زقاطيط', entry: '' });
      expect(refused.status).to.equal(422);
      expect(await refused.text()).to.contain('value="زقاطيط"');
      const added = await administrator.post('/ar/administration/words', {
        alias: 'زقاطيط',
        entry: 'sectors WAT',
      });
      expect(added.status).to.equal(303);
      expect(added.headers.get('location')).to.equal('/ar/administration/words/sectors/WAT?done=saved');
      await Promise.all([one.origin, second].map((origin) => untilFound(origin, 'زقاطيط', ['canal'])));
      for (const origin of [one.origin, second]) {
        const told = await (await fetch(`${origin}/api/v1/vocabularies/sectors`)).text();
        expect(told).to.contain('زقاطيط');
      }
      await administrator.post('/ar/administration/words/sectors/WAT', { do: 'restore' });
      await Promise.all([one.origin, second].map((origin) => untilFound(origin, 'زقاطيط', [])));
    });

    it('join the two languages by a new term, in every process', async () => {
      const second = other.lines[0]!;
      const term = { ar: 'مبطنة\nزقزوقة', en: 'ditchworks' };
      const added = await administrator.post('/en/administration/terms/new', term);
      expect(added.status).to.equal(303);
      await Promise.all(
        [one.origin, second].flatMap((origin) => [
          untilFound(origin, 'ditchworks', ['canal']),
          untilFound(origin, 'زقزوقة', ['canal']),
        ]),
      );
      expect(one.services.glossary.find({ en: 'The ditchworks here' })).to.deep.equal([
        { ar: 'مبطنة', en: 'ditchworks' },
      ]);
      const at = added.headers.get('location')!.split('?')[0]!;
      await administrator.post(at, { do: 'remove' });
      await untilFound(second, 'ditchworks', []);
      const page = await (await administrator.get('/en/administration/terms?q=ditchworks')).text();
      expect(page).not.to.contain('زقزوقة');
    });
  });
