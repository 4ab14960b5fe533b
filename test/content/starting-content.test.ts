import { join } from 'node:path';
import { expect } from 'chai';
import { loadStartingContent } from '../../server/content/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import { now, toArray, type Library } from '../support/library.ts';
import { practice } from '../support/records.ts';

const folder = join(packageRoot, 'seed', 'records');

onBothDatabases('the starting content', (kind) => {
  let library: Library;

  beforeEach(async () => (library = await makeLibrary(kind)));
  afterEach(() => library.database.close());

  const load = (): Promise<number> => loadStartingContent(library.database, library.content, folder, now);

  it('comes once: published samples of both kinds, with links that lead somewhere', async () => {
    const loaded = await load();
    const counts = await library.content.countPublished();
    expect(loaded).to.be.at.least(60);
    expect(counts.practice + counts.lesson).to.equal(loaded);
    expect(counts.sample).to.equal(loaded);
    expect(await load()).to.equal(0);
    const rows = await library.database.reader.selectFrom('links').selectAll().execute();
    const records = await toArray(library.content.exportAll());
    const known = new Set(records.map(({ externalId }) => externalId));
    expect(rows.length).to.be.at.least(60);
    const astray = rows.filter((row) => row.field !== 'partnership' && row.field !== 'workshop');
    expect(astray.filter((row) => !known.has(row.target_external_id))).to.deep.equal([]);
  });

  it('goes with one command, for good, and takes nothing else with it', async () => {
    await library.content.importBatch([practice('own')], now);
    const loaded = await load();
    const before = await library.changeLog.last();
    expect(await library.content.removeSamples()).to.equal(loaded);
    const left = await toArray(library.content.exportAll());
    expect(left.map(({ externalId }) => externalId)).to.deep.equal(['own']);
    const told = await library.changeLog.readAfter(before, 1000);
    expect(told).to.have.length(loaded);
    const ids = told.map(({ contentId }) => contentId);
    expect(await library.content.loadSearchDocuments(ids)).to.deep.equal([]);
    expect(await library.database.reader.selectFrom('revisions').select('id').execute()).to.have.length(1);
    expect(await library.content.removeSamples()).to.equal(0);
    expect(await load()).to.equal(0);
  });

  it('does not come at all once it was refused', async () => {
    expect(await library.content.removeSamples()).to.equal(0);
    expect(await load()).to.equal(0);
  });

  it('gives no number of a removed record to another', async () => {
    await load();
    await library.content.removeSamples();
    const highest = Math.max(
      ...(await library.changeLog.readAfter(0, 1000)).map(({ contentId }) => contentId),
    );
    await library.content.importBatch([practice('new')], now);
    const [record] = await toArray(library.content.exportAll());
    expect(record!.id).to.be.greaterThan(highest);
  });
});
