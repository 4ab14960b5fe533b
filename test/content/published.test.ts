import { expect } from 'chai';
import { NotFound } from '../../server/errors.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import { now, openLibrary, toArray, type Library } from '../support/library.ts';
import { lesson, practice } from '../support/records.ts';

const externalIds = (records: readonly { externalId: string }[]): string[] =>
  records.map(({ externalId }) => externalId);

onBothDatabases('what readers see', (kind) => {
  let library: Library;

  beforeEach(async () => (library = await makeLibrary(kind)));
  afterEach(() => library.database.close());

  const idOf = async (externalId: string): Promise<number> => {
    const record = (await toArray(library.content.exportAll())).find((one) => one.externalId === externalId);
    if (!record) throw new Error(`no record ${externalId}`);
    return record.id;
  };

  it('is a published record by its number and by its external id', async () => {
    await library.content.importBatch([practice('p-1', { title: { ar: 'مضخات', en: 'Pumps' } })], now);
    const record = await library.content.getPublished(await idOf('p-1'));
    expect(record).to.deep.equal({
      id: record.id,
      externalId: 'p-1',
      kind: 'practice',
      status: 'published',
      sample: false,
      sourceLang: 'ar',
      fieldsVersion: 2,
      revision: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      publishedAt: now.toISOString(),
      values: {
        title: { ar: 'مضخات', en: 'Pumps' },
        sector: ['WAT'],
        governorate: ['IQ-BA'],
        start: '2021-03',
        visibility: 'public',
      },
    });
    expect(await library.content.findPublishedByExternalId('p-1')).to.deep.equal(record);
  });

  const hidden = {
    'a draft': practice('hidden', {}, { status: 'draft' }),
    'an approved record': practice('hidden', {}, { status: 'approved' }),
    'an archived record': practice('hidden', {}, { status: 'archived' }),
    'a record for members': practice('hidden', { visibility: 'members' }),
  };
  for (const [name, record] of Object.entries(hidden)) {
    it(`is never ${name}`, async () => {
      const { content, changeLog } = library;
      await content.importBatch([record, practice('open', { similar: ['hidden'] })], now);
      const id = await idOf('hidden');
      const refusal = await content.getPublished(id).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(NotFound);
      expect(await content.findPublishedByExternalId('hidden')).to.equal(undefined);
      expect(externalIds(await content.listPublishedByExternalIds(['hidden', 'open']))).to.deep.equal([
        'open',
      ]);
      expect(await content.loadSearchDocuments([id])).to.deep.equal([]);
      expect((await content.countPublished()).practice).to.equal(1);
      expect((await toArray(content.listPublishedAddresses())).map((one) => one.id)).to.not.include(id);
      expect((await changeLog.readAfter(0, 10)).map(({ contentId }) => contentId)).to.not.include(id);
    });
  }

  it('is a record whose update is due', async () => {
    await library.content.importBatch([practice('p-1', {}, { status: 'update-due' })], now);
    expect((await library.content.getPublished(await idOf('p-1'))).status).to.equal('update-due');
  });

  it('stays the published revision while a newer one is worked on', async () => {
    await library.content.importBatch([practice('p-1', { title: { ar: 'قديم' } })], now);
    const id = await idOf('p-1');
    await library.database.transaction(async (tx) => {
      const data = JSON.stringify({ title: { ar: 'جديد' } });
      const created_at = '2026-06-01T00:00:00.000Z';
      await tx
        .insertInto('revisions')
        .values({
          content_id: id,
          number: 2,
          fields_version: 1,
          source_lang: 'ar',
          data,
          created_at,
          note: null,
        })
        .execute();
      await tx
        .updateTable('contents')
        .set({ revision: 2, status: 'in-review', updated_at: created_at })
        .where('id', '=', id)
        .execute();
    });
    const record = await library.content.getPublished(id);
    expect(record.status).to.equal('published');
    expect(record.revision).to.equal(1);
    expect(record.updatedAt).to.equal(now.toISOString());
    expect(record.values).to.have.deep.property('title', { ar: 'قديم' });
    const [address] = await toArray(library.content.listPublishedAddresses());
    expect(address!.updatedAt, 'in the site map').to.equal(now.toISOString());
  });

  it('has no field that is the reviewers’', async () => {
    await library.content.importBatch([practice('p-1', { licence_ok: true })], now);
    expect((await library.content.getPublished(await idOf('p-1'))).values).to.not.have.property('licence_ok');
    const [exported] = await toArray(library.content.exportAll());
    expect(exported!.values).to.have.property('licence_ok', true);
  });

  it('show of a lesson no more of its source than its office asked for', async () => {
    const { content } = library;
    const source = ['p-1'];
    const records = [
      practice('p-1'),
      lesson('l-office', { source, attribution: 'office' }),
      lesson('l-place', { source, attribution: 'governorate' }),
      lesson('l-no-one', { source, attribution: 'anonymous', country: ['IT'] }),
    ];
    await content.importBatch(records, now);
    const seen = async (externalId: string) => (await content.getPublished(await idOf(externalId))).values;
    expect(await seen('l-office')).to.include.keys('source', 'governorate');
    expect(await seen('l-place'))
      .to.include.keys('governorate')
      .and.not.have.property('source');
    expect(await seen('l-no-one')).to.not.have.any.keys('source', 'governorate', 'country');
    expect(externalIds(await content.listReferring('p-1'))).to.deep.equal(['l-office']);
    const [document] = await content.loadSearchDocuments([await idOf('l-no-one')]);
    expect(document!.facets).to.deep.include({ governorate: [], country: [] });
    const exported = await toArray(content.exportAll());
    expect(exported.find(({ externalId }) => externalId === 'l-no-one')!.values).to.include.keys('source');
  });

  it('name a file after nobody where the source is withheld', async () => {
    const file = 'a'.repeat(64);
    const files = [
      { file, name: 'مديرية ماء البصرة.jpg', credit: { ar: 'مديرية' }, caption: { ar: 'مضخة' } },
    ];
    await library.content.importBatch([lesson('l-no-one', { attribution: 'anonymous', files })], now);
    const { values } = await library.content.getPublished(await idOf('l-no-one'));
    expect(values).to.have.deep.property('files', [{ file, name: '1.jpg', caption: { ar: 'مضخة' } }]);
    const [exported] = await toArray(library.content.exportAll());
    expect(exported!.values).to.have.deep.property('files', [
      { file, name: 'مديرية ماء البصرة.jpg', caption: { ar: 'مضخة' }, credit: { ar: 'مديرية' } },
    ]);
  });

  it('are links in the given order, without what cannot be seen', async () => {
    await library.content.importBatch(
      [practice('a'), practice('b', {}, { status: 'draft' }), lesson('c')],
      now,
    );
    const listed = await library.content.listPublishedByExternalIds(['c', 'missing', 'b', 'a']);
    expect(externalIds(listed)).to.deep.equal(['c', 'a']);
  });

  it('are the published records that refer to one, the newest first', async () => {
    const { content } = library;
    await content.importBatch(
      [
        lesson('l-old', { source: ['p-1'] }, { publishedAt: '2026-01-01T00:00:00.000Z' }),
        lesson('l-new', { source: ['p-1'] }, { publishedAt: '2026-02-01T00:00:00.000Z' }),
        lesson('l-draft', { source: ['p-1'] }, { status: 'draft' }),
        practice('p-2', { components: [{ name: { ar: 'مكوّن' }, lesson: 'l-new' }], lessons: ['l-new'] }),
      ],
      now,
    );
    expect(externalIds(await content.listReferring('p-1'))).to.deep.equal(['l-new', 'l-old']);
    expect(externalIds(await content.listReferring('l-new'))).to.deep.equal(['p-2']);
    await content.importBatch([lesson('l-new', { source: ['p-9'] })], now);
    expect(externalIds(await content.listReferring('p-1'))).to.deep.equal(['l-old']);
  });

  it('is counted, with what came this month in Iraq', async () => {
    await library.content.importBatch(
      [
        practice('p-1', {}, { publishedAt: '2026-04-30T20:59:59.000Z', sample: true }),
        practice('p-2', {}, { publishedAt: '2026-04-30T21:00:00.000Z' }),
        lesson('l-1', {}, { publishedAt: '2026-05-02T00:00:00.000Z', sample: true }),
        lesson('l-2', {}, { status: 'draft' }),
      ],
      now,
    );
    expect(await library.content.countPublished()).to.deep.equal({
      practice: 2,
      lesson: 1,
      sample: 2,
      addedThisMonth: 2,
      lastPublishedAt: '2026-05-02T00:00:00.000Z',
    });
    await library.content.importBatch([practice('p-1', {}, { status: 'archived' })], now);
    expect(await library.content.countPublished()).to.include({ practice: 1, sample: 1 });
  });

  it('is counted as nothing in an empty library', async () => {
    expect(await library.content.countPublished()).to.deep.equal({
      practice: 0,
      lesson: 0,
      sample: 0,
      addedThisMonth: 0,
      lastPublishedAt: null,
    });
  });

  it('has an address, with the languages of its title', async () => {
    await library.content.importBatch([practice('p-1'), lesson('l-1')], now);
    const addresses = await toArray(library.content.listPublishedAddresses());
    expect(addresses).to.deep.equal([
      { id: await idOf('p-1'), kind: 'practice', updatedAt: now.toISOString(), languages: ['ar', 'en'] },
      { id: await idOf('l-1'), kind: 'lesson', updatedAt: now.toISOString(), languages: ['ar'] },
    ]);
  });

  it('is nothing for numbers and ids that cannot be', async () => {
    const { content } = library;
    for (const id of [0, -1, 1.5, NaN, Infinity, 2 ** 31, 2 ** 60, 1e300]) {
      const refusal = await content.getPublished(id).catch((error: unknown) => error);
      expect(refusal, String(id)).to.be.instanceOf(NotFound);
    }
    for (const externalId of ['', '\0', '\ud800', "' or 1=1 --", 'x'.repeat(100_000)]) {
      expect(await content.findPublishedByExternalId(externalId)).to.equal(undefined);
      expect(await content.listReferring(externalId)).to.deep.equal([]);
    }
  });

  it('reaches another process through the log', async () => {
    const other = await openLibrary(library.location);
    const { position } = { position: await other.changeLog.last() };
    await library.content.importBatch([practice('p-1')], now);
    const changes = await other.changeLog.readAfter(position, 10);
    const documents = await other.content.loadSearchDocuments(changes.map(({ contentId }) => contentId));
    expect(externalIds(documents)).to.deep.equal(['p-1']);
    await other.database.close();
  });
});
