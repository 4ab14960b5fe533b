import { expect } from 'chai';
import { openAdministration, type Administration } from '../../server/administration/index.ts';
import { makeAccount } from '../support/accounts.ts';
import { makeFolder, onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';

onBothDatabases('those who run the library', (kind) => {
  let people: People;
  let administration: Administration;

  const open = (): Administration =>
    openAdministration({ ...people, people, dataDir: makeFolder('data'), clock: people.clock.read });
  beforeEach(async () => {
    people = await makePeople(kind);
    administration = open();
  });
  afterEach(() => people.database.close());

  it('write texts of pages anew, which other processes show soon, and give them their place back', async () => {
    const by = await makeAccount({ services: people }, { roles: ['administrator'] });
    const { siteTexts } = administration;
    await siteTexts.change(by, 'about:lead', { ar: ' نص جديد ', en: '' });
    expect(siteTexts.find('ar', 'about:lead')).to.equal('نص جديد');
    expect(siteTexts.find('en', 'about:lead')).to.equal(undefined);
    const other = open().siteTexts;
    await other.refresh();
    expect(other.find('ar', 'about:lead')).to.equal('نص جديد');
    await siteTexts.change(by, 'about:lead', { ar: '', en: '' });
    await other.refresh();
    expect(other.find('ar', 'about:lead'), 'not asked again at once').to.equal('نص جديد');
    people.clock.pass(6_000);
    await other.refresh();
    expect(other.find('ar', 'about:lead')).to.equal(undefined);
    expect(await people.audit.countEntries({ action: 'text.changed' })).to.equal(2);
  });

  it('see what is looked for most, and what is not found, in each language', async () => {
    const search = (
      query: string,
      locale: string,
      total: number,
      position: number | null,
      day = '2026-05-09',
    ) =>
      people.database.transaction(async (tx) => {
        made += 1;
        const row = { id: String(made), day, query, locale, filters: '{}', total, position };
        await tx.insertInto('searches').values(row).execute();
      });
    let made = 0;
    await search('water', 'en', 5, 1);
    await search('water', 'en', 5, null);
    await search('نفايات', 'ar', 3, null);
    await search('زبالة', 'ar', 0, null);
    await search('old', 'en', 0, null, '2026-01-01');
    const health = await administration.searchHealth.look(30);
    expect(health).to.deep.equal({
      all: 4,
      nothing: 1,
      opened: 1,
      frequent: [
        { query: 'water', locale: 'en', count: 2, opened: 1 },
        { query: 'نفايات', locale: 'ar', count: 1, opened: 0 },
      ],
      fruitless: [{ query: 'زبالة', locale: 'ar', count: 1, opened: 0 }],
    });
  });

  it('see what the library takes up', async () => {
    await makeAccount({ services: people });
    const storage = await administration.storage.measure();
    expect(storage.database).to.be.above(10_000);
    expect(storage.free).to.be.above(0).and.at.most(storage.total);
    expect(storage.rows.find(({ table }) => table === 'accounts')).to.include({ rows: 1 });
  });
});
