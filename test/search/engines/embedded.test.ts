import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  EmbeddedEngine,
  EngineUnavailable,
  labelsByCode,
  type Concept,
} from '../../../server/search/index.ts';
import { loadVocabularies } from '../../../server/vocabularies/index.ts';
import { aDocument, aQuery } from '../../support/documents.ts';
import { describeEngine } from '../engine-contract.ts';

const terms = JSON.parse(readFileSync('seed/terms.json', 'utf8')) as Concept[];
const labels = labelsByCode(loadVocabularies('seed/vocabularies'));

const engineIn = (folder: string, library = 'one'): EmbeddedEngine =>
  new EmbeddedEngine(
    { snapshotFile: join(folder, 'index.snapshot'), identity: { library, labels: 'all' }, labels, terms },
    () => undefined,
  );

describeEngine('embedded', () => Promise.resolve(engineIn(mkdtempSync(join(tmpdir(), 'tajarib-index-')))));

describe('the embedded index on disk', () => {
  let folder: string;
  const file = (): string => join(folder, 'index.snapshot');
  const open: EmbeddedEngine[] = [];
  const opened = (library?: string): EmbeddedEngine => {
    const engine = engineIn(folder, library);
    open.push(engine);
    return engine;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tajarib-index-'));
    const engine = opened();
    const put = [
      aDocument(1, {
        ar: ['مضخات شمسية', 'بئر في القرية'],
        en: ['Solar pumps'],
        facets: { sector: ['SOL'] },
      }),
      aDocument(2, { ar: ['سماد من النفايات'], facets: { sector: ['WST'] } }),
      aDocument(3, { ar: ['يُحذف'] }),
    ];
    await engine.apply({ put, remove: [], position: 3 });
    await engine.apply({ put: [], remove: [3], position: 4 });
    await engine.close();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((engine) => engine.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('is there at the next start, whole', async () => {
    const engine = opened();
    expect(await engine.position()).to.equal(4);
    const { hits, facets, total } = await engine.search(aQuery('مضخة البئر'));
    expect(hits.map(({ id }) => id)).to.deep.equal([1]);
    expect(facets.sector).to.deep.equal({ SOL: 1, WST: 0 });
    expect(total).to.equal(1);
    expect((await engine.search(aQuery(''))).total).to.equal(2);
  });

  it('takes new records on top of what was kept', async () => {
    const engine = opened();
    await engine.apply({ put: [aDocument(9, { ar: ['مضخة يدوية'] })], remove: [1], position: 5 });
    expect((await engine.search(aQuery('مضخة'))).hits.map(({ id }) => id)).to.deep.equal([9]);
  });

  const damages: [string, () => void][] = [
    ['missing', () => rmSync(file())],
    ['cut short', () => truncateSync(file(), 100)],
    ['empty', () => truncateSync(file(), 0)],
    ['something else', () => writeFileSync(file(), 'not an index at all, but long enough to look at')],
    [
      'changed in one byte',
      () => {
        const bytes = readFileSync(file());
        bytes[bytes.length - 100]! ^= 1;
        writeFileSync(file(), bytes);
      },
    ],
  ];
  for (const [what, damage] of damages) {
    it(`starts empty, to be filled anew, where the snapshot is ${what}`, async () => {
      expect(existsSync(file())).to.equal(true);
      damage();
      expect(await opened().position()).to.equal(0);
    });
  }

  it("does not take another library's snapshot", async () => {
    expect(await opened('another').position()).to.equal(0);
  });

  it('starts again when its thread dies, from what was kept, and fails no later question', async () => {
    const engine = opened();
    // Not started yet, it cannot have answered before it dies.
    const lost = engine.search(aQuery('')).catch((error: unknown) => error);
    await (engine as unknown as { worker: { terminate: () => Promise<number> } }).worker.terminate();
    expect(await lost).to.be.instanceOf(EngineUnavailable);
    expect(await engine.position()).to.equal(4);
    expect(engine.starts).to.equal(2);
  });
});
