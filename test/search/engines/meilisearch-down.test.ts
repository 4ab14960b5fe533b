import { expect } from 'chai';
import { openFaultyProxy, type Fault, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { openSearchedLibrary, type SearchedLibrary } from '../../support/searched-library.ts';

/** Faults that need no server behind the proxy. */
const faults: Record<Exclude<Fault, 'none'>, string> = {
  refuse: 'is down',
  slow: 'is slow',
  cut: 'is cut off in the middle of its answers',
  broken: 'answers 500, as on a full disk',
  stranger: 'is something else',
  'wrong-key': 'refuses the key',
  'failed-task': 'fails every task',
  'other-version': 'is of another version',
};

describe('a Meilisearch that fails from the start', function () {
  this.timeout(120_000);
  let proxy: FaultyProxy;
  let library: SearchedLibrary;

  beforeEach(async () => (proxy = await openFaultyProxy()));
  afterEach(async () => {
    await library.close();
    await proxy.stop();
  });

  for (const [fault, name] of Object.entries(faults)) {
    it(`that ${name} costs readers nothing but a notice, and no save`, async () => {
      proxy.fault = fault as Fault;
      library = await openSearchedLibrary(proxy.url, 'some key');
      await library.publish('p-1', 'مضخات شمسية');
      await library.publish('p-2', 'فرز النفايات');
      await library.search.catchUp();
      const { found, degraded, took } = await library.find('مضخة');
      expect(found).to.deep.equal(['p-1']);
      expect(degraded).to.equal(true);
      expect(took).to.be.below(1_500);
      expect(library.search.state()).to.equal('ready');
      expect(proxy.requests).to.be.above(0);
    });
  }

  it('is named in the log once, not with every look', async () => {
    proxy.fault = 'broken';
    library = await openSearchedLibrary(proxy.url, 'some key');
    await library.publish('p-1', 'مضخات شمسية');
    await library.search.catchUp();
    while (proxy.requests < 6) await library.find('مضخة');
    expect(library.logged.filter((line) => line.includes('could not read on'))).to.have.length(1);
    expect(library.logged.filter((line) => line.includes('No space left on device'))).to.have.length(1);
  });
});
