import { expect } from 'chai';
import { openFaultyProxy, type Fault, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { hasOwnMeilisearch, openMeilisearch, type MeilisearchServer } from '../../support/meilisearch.ts';
import { openSearchedLibrary, type SearchedLibrary } from '../../support/searched-library.ts';

(hasOwnMeilisearch ? describe : describe.skip)('a real Meilisearch that fails and comes back', function () {
  this.timeout(90_000);
  let server: MeilisearchServer;
  let proxy: FaultyProxy;
  let library: SearchedLibrary;

  before(async () => (server = await openMeilisearch()));
  after(() => server.stop());
  beforeEach(async () => {
    proxy = await openFaultyProxy(server.url);
    library = await openSearchedLibrary(proxy.url, server.key);
    await library.publish('p-1', 'مضخات شمسية');
    await library.untilServerFinds('مضخة', ['p-1']);
  });
  afterEach(async () => {
    await library.close();
    await proxy.stop();
  });

  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${server.url}/${path}`, {
      method,
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const indexName = async (): Promise<string> => {
    const { results } = (await ask('GET', 'indexes?limit=100')) as {
      results: { uid: string; updatedAt: string }[];
    };
    return results.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))[0]!.uid;
  };

  const faults: Fault[] = [
    ...(['refuse', 'slow', 'cut', 'broken', 'stranger', 'wrong-key', 'failed-task'] as const),
    'other-version',
  ];
  for (const fault of faults) {
    it(`has everything again after "${fault}", without a command`, async () => {
      proxy.fault = fault;
      await library.publish('p-2', 'مضخة يدوية');
      await library.search.catchUp();
      const during = await library.find('مضخة');
      expect(during.took).to.be.below(1_500);
      // A server that only fails its tasks goes on answering from what it has.
      if (fault !== 'failed-task') expect(during).to.deep.include({ found: ['p-1', 'p-2'], degraded: true });
      proxy.fault = 'none';
      await library.untilServerFinds('مضخة', ['p-1', 'p-2']);
    });
  }

  it('is filled again when it was wiped', async () => {
    await server.process!.kill();
    server.process!.wipe();
    await library.publish('p-2', 'مضخة يدوية');
    expect((await library.find('مضخة')).degraded).to.equal(true);
    await server.process!.start();
    await library.untilServerFinds('مضخة', ['p-1', 'p-2']);
  });

  it('is filled again when its index was deleted under it', async () => {
    await ask('DELETE', `indexes/${await indexName()}`);
    await library.untilServerFinds('مضخة', ['p-1']);
  });

  it('loses and doubles nothing when it is killed in the middle of a batch', async () => {
    const titles = Array.from({ length: 300 }, (_, at) => `بئر رقم ${at}`);
    for (const [at, title] of titles.entries()) if (at < 150) await library.publish(`w-${at}`, title);
    await server.process!.kill();
    for (const [at, title] of titles.entries()) if (at >= 150) await library.publish(`w-${at}`, title);
    await server.process!.start();
    await library.untilServerFinds('مضخة', ['p-1']);
    const end = Date.now() + 30_000;
    let total = 0;
    while (total !== 300 && Date.now() < end) {
      const results = await library.search.search({
        text: 'بئر',
        locale: 'ar',
        filters: {},
        sort: 'newest',
        limit: 0,
        offset: 0,
      });
      if (!results.degraded) total = results.total;
    }
    expect(total).to.equal(300);
  });

  it('puts settings right that somebody else has changed, and says so', async () => {
    const name = await indexName();
    await ask('PATCH', `indexes/${name}/settings`, { filterableAttributes: ['id'] });
    const end = Date.now() + 25_000;
    while (!library.logged.some((line) => line.includes('put right')) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(library.logged.filter((line) => line.includes('filterableAttributes'))).to.not.have.length(0);
    await library.untilServerFinds('مضخة', ['p-1']);
  });

  it('is used with a key that may do no more than it must', async () => {
    const { results } = (await ask('GET', 'keys')) as {
      results: { name: string; indexes: string[]; actions: string[] }[];
    };
    const ours = results.filter(({ name }) => name === 'Tajarib');
    expect(ours).to.have.length(1);
    expect(ours[0]!.indexes).to.deep.equal(['tajarib*']);
    expect(ours[0]!.actions).to.not.include('*');
    expect(ours[0]!.actions.filter((action) => /key|dump|version/.test(action))).to.deep.equal([]);
  });
});
