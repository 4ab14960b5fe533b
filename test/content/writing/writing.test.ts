import { expect } from 'chai';
import { EditConflict, Refused } from '../../../server/content/index.ts';
import { InvalidInput, NotAllowed, NotFound } from '../../../server/errors.ts';
import { deskOf, lessonValues, somebody } from '../../support/desk.ts';
import { makeLibrary, onBothDatabases } from '../../support/databases.ts';
import { toArray, type Library } from '../../support/library.ts';

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

onBothDatabases('writing a record', (kind) => {
  const writer = somebody(1);
  const colleague = somebody(2);
  const stranger = somebody(3, { officeId: 2 });
  const reviewer = somebody(4, { officeId: null, roles: ['reviewer'] });
  const translator = somebody(5, { officeId: 3, roles: ['translator'] });
  let library: Library;
  let parts: ReturnType<typeof deskOf>;

  beforeEach(async () => {
    library = await makeLibrary(kind);
    parts = deskOf(library);
  });
  afterEach(() => library.database.close());

  const begin = (key?: string) =>
    parts.writing.createDraft(writer, { kind: 'lesson', writes: 'both', sourceLang: 'ar', key });

  async function written(): Promise<{ id: number; version: number }> {
    const { contentId: id, version } = await begin();
    const saved = await parts.writing.save(writer, id, { version, values: lessonValues });
    return { id, version: saved.version };
  }

  async function publishedLesson(): Promise<number> {
    const { id } = await written();
    await parts.writing.submit(writer, id, {});
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    return id;
  }

  it('makes one record of the same form, however often it is sent', async () => {
    const sent = await Promise.all(Array.from({ length: 20 }, () => begin('form-0001')));
    expect(new Set(sent.map(({ contentId }) => contentId)).size).to.equal(1);
    expect(await toArray(library.content.exportAll())).to.have.length(1);
    await begin('form-0002');
    expect(await toArray(library.content.exportAll())).to.have.length(2);
  });

  it('keeps what was saved, and nothing of the other fields is touched', async () => {
    const { id, version } = await written();
    await parts.writing.save(writer, id, {
      version,
      values: { cause: { ar: 'لم تُنسَّق الأعمال.' }, event: undefined },
    });
    const { record } = await parts.writing.get(colleague, id);
    const { event: _event, ...others } = lessonValues;
    expect(record.values).to.deep.equal({ ...others, cause: { ar: 'لم تُنسَّق الأعمال.' } });
    expect(record.revision).to.equal(1);
  });

  it('names no file that is gone, but keeps one that it named before', async () => {
    const [kept, gone] = ['a'.repeat(64), 'b'.repeat(64)];
    const isKept = new Set([kept, gone]);
    const { writing } = deskOf(library, { isKept: (hash) => isKept.has(hash) });
    const { id, version } = await written();
    const first = await writing.save(writer, id, {
      version,
      values: { files: [{ file: gone, name: 'a.pdf' }] },
    });
    isKept.delete(gone);
    const files = [
      { file: gone, name: 'a.pdf', caption: { ar: 'خطة' } },
      { file: kept, name: 'b.pdf' },
    ];
    const second = await writing.save(writer, id, { version: first.version, values: { files } });
    isKept.delete(kept);
    await writing.save(writer, id, { version: second.version, values: { files: files.slice(0, 1) } });
    const { version: last } = await writing.get(writer, id);
    const refused = await failure(writing.save(writer, id, { version: last, values: { files } }));
    expect((refused as InvalidInput).problems.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([
      'files file.gone',
    ]);
  });

  it('is for its office alone while it is a draft', async () => {
    const { id } = await written();
    for (const other of [stranger, reviewer, translator])
      expect(await failure(parts.writing.get(other, id))).to.be.instanceOf(NotFound);
    expect(await parts.writing.listOwn(stranger)).to.deep.equal([]);
    expect((await parts.writing.listOwn(colleague)).map(({ record }) => record.id)).to.deep.equal([id]);
  });

  it('tells the second of two writers what the first has saved, and writes nothing over it', async () => {
    const { id, version } = await written();
    await parts.writing.save(writer, id, { version, values: { statement: { ar: 'الأول' } } });
    const refused = await failure(
      parts.writing.save(colleague, id, { version, values: { statement: { ar: 'الثاني' } } }),
    );
    expect(refused).to.be.instanceOf(EditConflict);
    expect((refused as EditConflict).theirs.record.values).to.deep.include({ statement: { ar: 'الأول' } });
    expect((await parts.writing.get(writer, id)).record.values).to.deep.include({
      statement: { ar: 'الأول' },
    });
  });

  it('takes one of many that save at once', async () => {
    const { id, version } = await written();
    const sent = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((one) =>
        parts.writing.save(writer, id, { version, values: { statement: { ar: `النص ${one}` } } }),
      ),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    expect((await parts.writing.get(writer, id)).version).to.equal(version + 1);
  });

  it('takes no unknown code, and nothing of what is no field of the record', async () => {
    const { id, version } = await written();
    for (const values of [{ stage: 'nowhere' }, { statement: { ar: 'a\u0000b' } }])
      expect(await failure(parts.writing.save(writer, id, { version, values }))).to.be.instanceOf(
        InvalidInput,
      );
    await parts.writing.save(writer, id, { version, values: { status: 'published', reviewer: 'me' } });
    expect((await parts.writing.get(writer, id)).record.values).to.deep.equal(lessonValues);
  });

  it('is submitted when it is complete, and not changed under the reviewer’s eyes', async () => {
    const { contentId: id, version } = await begin();
    const tooEarly = await failure(parts.writing.submit(writer, id, {}));
    expect((tooEarly as Refused).refusal).to.equal('incomplete');
    await parts.writing.save(writer, id, { version, values: lessonValues });
    await parts.writing.submit(writer, id, { key: 'submit-01' });
    await parts.writing.submit(writer, id, { key: 'submit-01' });
    const late = await failure(
      parts.writing.save(writer, id, { version: version + 2, values: { cause: { ar: 'x' } } }),
    );
    expect((late as Refused).refusal).to.equal('being-reviewed');
    expect(parts.events.map(({ action }) => action)).to.deep.equal(['create', 'edit', 'submit']);
    await parts.writing.takeBack(writer, id);
    expect((await parts.writing.get(writer, id)).record.status).to.equal('draft');
  });

  it('goes on to be seen in its old form while a published record is written on', async () => {
    const id = await publishedLesson();
    const { version } = await parts.writing.get(writer, id);
    await parts.writing.save(writer, id, { version, values: { statement: { ar: 'نص جديد' } } });
    const seen = await library.content.getPublished(id);
    expect(seen.values).to.deep.include({ statement: lessonValues.statement });
    expect(seen.status).to.equal('published');
    expect((await parts.writing.get(writer, id)).record.status).to.equal('draft');

    await parts.writing.submit(writer, id, {});
    await parts.reviewing.take(reviewer, id);
    expect((await library.content.getPublished(id)).values).to.deep.include({
      statement: lessonValues.statement,
    });
    await parts.reviewing.publish(reviewer, id, {});
    expect((await library.content.getPublished(id)).values).to.deep.include({ statement: { ar: 'نص جديد' } });
  });

  it('gives up what was written since, and shows what there was', async () => {
    const id = await publishedLesson();
    const { version } = await parts.writing.get(writer, id);
    await parts.writing.save(writer, id, { version, values: { statement: { ar: 'خطأ' } } });
    await parts.reviewing.discard(writer, id);
    const { record } = await parts.writing.get(writer, id);
    expect([record.status, record.values.visibility]).to.deep.equal(['published', 'public']);
    expect((await library.content.getPublished(id)).values).to.deep.include({
      statement: lessonValues.statement,
    });
  });

  it('lets a translator change translations only', async () => {
    const id = await publishedLesson();
    const { version } = await parts.writing.get(translator, id);
    const { statement } = lessonValues;
    const refused = await failure(
      parts.writing.save(translator, id, { version, values: { statement: { ar: 'غيره' } } }),
    );
    expect(refused).to.be.instanceOf(NotAllowed);
    await parts.writing.save(translator, id, {
      version,
      values: { statement: { ...statement, en: 'Bins came before the campaign' } },
    });
    const { record } = await parts.writing.get(translator, id);
    expect(record.values).to.deep.include({
      statement: { ...statement, en: 'Bins came before the campaign' },
    });
  });

  it('deletes a draft, and nothing that was ever published', async () => {
    const { id } = await written();
    expect(await failure(parts.writing.delete(stranger, id))).to.be.instanceOf(NotFound);
    await parts.writing.delete(writer, id);
    expect(await failure(parts.writing.get(writer, id))).to.be.instanceOf(NotFound);
    const published = await publishedLesson();
    expect(await failure(parts.writing.delete(writer, published))).to.be.instanceOf(Refused);
  });
});
