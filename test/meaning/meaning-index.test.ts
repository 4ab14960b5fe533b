import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { MeaningIndex, type MeaningParts } from '../../server/meaning/index.ts';
import { makeFolder } from '../support/databases.ts';
import { copyOfModel, hasMeaning } from '../support/meaning.ts';

const documents = [
  { id: 1, texts: { en: { title: 'Vaccines', summary: '', body: 'Insulated rooms keep vaccines cool.' } } },
  { id: 2, texts: { ar: { title: 'نفايات', summary: '', body: 'يفرز السكان النفايات في بيوتهم.' } } },
];

describe('search by meaning on the machine', function () {
  this.timeout(180_000);
  const told: string[] = [];
  const anIndex = (parts: Partial<MeaningParts> = {}): MeaningIndex =>
    new MeaningIndex({
      dataDir: makeFolder('meaning'),
      library: 'one',
      onRestart: (reason) => told.push(`restarted: ${reason}`),
      onOff: (reason) => told.push(`off: ${reason}`),
      ...parts,
    });

  beforeEach(async function () {
    if (!(await hasMeaning)) this.skip();
    told.length = 0;
  });

  const spoilt: Readonly<Record<string, (folder: string) => void>> = {
    'cut short': (folder) => truncateSync(join(folder, 'embeddings.bin'), 1_000_000),
    changed: (folder) => writeFileSync(join(folder, 'encoder.onnx'), 'something else'),
    missing: (folder) => writeFileSync(join(folder, 'manifest.json'), '{"files":{}}'),
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    it(`is off, and says why, where a file of the model is ${what}`, async () => {
      const modelFolder = copyOfModel();
      spoil(modelFolder);
      const index = anIndex({ modelFolder });
      expect(await index.open()).to.equal(false);
      expect(index.reasonOff).to.match(/^the model file \S+ is damaged/);
      expect(told).to.deep.equal([`off: ${index.reasonOff}`]);
      expect(await index.near('water', 'en', 5)).to.equal(undefined);
      await index.close();
    });
  }

  it('finds across languages, keeps what it knows, and goes on after its thread was killed', async () => {
    const dataDir = makeFolder('meaning');
    const index = anIndex({ dataDir });
    expect(await index.open()).to.equal(true);
    await index.apply({ put: documents, remove: [], position: 2 });
    const near = await index.near('كيف نبقي اللقاحات باردة؟', 'ar', 5);
    expect(near?.[0]).to.include({ id: 1, language: 'en', passage: 0 });
    await index.keep();

    // In the middle of its work; what it was doing fails, and is done again by whoever follows the log.
    const cutOff = index.apply({ put: documents, remove: [], position: 3 }).then(
      () => 'done',
      () => 'cut off',
    );
    await index.endThread();
    expect(await cutOff).to.equal('cut off');
    while ((await index.position().catch(() => 0)) === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await index.position()).to.equal(2);
    expect(told.map((line) => line.split(':')[0])).to.deep.equal(['restarted']);
    await index.apply({ put: [], remove: [1], position: 3 });
    await index.close();

    const next = anIndex({ dataDir });
    await next.open();
    expect(await next.position()).to.equal(3);
    expect((await next.near('vaccines', 'en', 5))?.map(({ id }) => id)).to.deep.equal([2]);
    await next.close();
  });
});
