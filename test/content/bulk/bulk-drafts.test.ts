import { expect } from 'chai';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { StoredAccount } from '../../../server/accounts/index.ts';
import { BulkDraftService, CallRefused, writeXlsx, type BulkFile } from '../../../server/content/index.ts';
import { InvalidInput, NotAllowed, NotFound } from '../../../server/errors.ts';
import { makeAccount, makeOffice } from '../../support/accounts.ts';
import { callValues, makeCalls, type Calls } from '../../support/calls.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { lessonValues } from '../../support/desk.ts';
import { filledForm } from '../../support/word-forms.ts';
import { labels, vocabularies } from '../../support/words.ts';

const jsonl = (name: string, ...records: object[]): BulkFile => ({
  name,
  bytes: Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')),
});
const lesson = (externalId: string, more: object = {}) => ({
  externalId,
  kind: 'lesson',
  ...lessonValues,
  ...more,
});

onBothDatabases('drafts of a whole workshop', (kind) => {
  let house: Calls;
  let bulk: BulkDraftService;
  let facilitator: StoredAccount;
  let administrator: StoredAccount;
  let officeId: number;

  beforeEach(async () => {
    house = await makeCalls(kind);
    const { database, writing, offices, audit, clock } = house;
    bulk = new BulkDraftService({ database, writing, offices, audit, vocabularies, clock: clock.read });
    facilitator = await makeAccount({ services: house }, { roles: ['facilitator'] });
    officeId = facilitator.officeId!;
    administrator = await makeAccount({ services: house }, { roles: ['administrator'], officeId: null });
  });
  afterEach(() => house.database.close());

  const prepare = (
    files: readonly BulkFile[],
    of: { account?: StoredAccount; officeId?: number; callId?: number } = {},
  ) =>
    bulk.prepare(
      of.account ?? facilitator,
      { officeId: of.officeId ?? officeId, callId: of.callId ?? null, place: '' },
      { files, labels },
    );
  const planOf = async (files: readonly BulkFile[]) =>
    (await bulk.get(facilitator, await prepare(files))).held.plan;
  const drafts = () => house.writing.listOwn(facilitator);
  const said = (plan: Awaited<ReturnType<typeof planOf>>): string[] =>
    plan.findings.map(({ file, line, is, path, code }) => `${file}:${line} ${is} ${path} ${code}`);
  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('are shown before they are made, and made once', async () => {
    const file = jsonl('a.jsonl', lesson('one'), lesson('two', { status: 'published', applied: true }));
    const id = await prepare([file]);
    expect((await bulk.get(facilitator, id)).held.plan).to.deep.include({ refused: 0, findings: [] });
    expect(await drafts()).to.have.length(0);
    await bulk.confirm(facilitator, id);
    const made = await drafts();
    expect(made.map(({ record }) => record.status)).to.deep.equal(['draft', 'draft']);
    expect(made.map(({ publishedRevision }) => publishedRevision)).to.deep.equal([null, null]);
    expect(made.map((one) => [one.officeId, one.authorId])).to.deep.equal([
      [officeId, facilitator.id],
      [officeId, facilitator.id],
    ]);
    for (const { record } of made) expect(record.externalId).to.match(/^lesson-[0-9a-f]{16}$/);
    // The same button again, and the same file again.
    await bulk.confirm(facilitator, id);
    expect((await bulk.get(facilitator, id)).held.outcome).to.deep.equal({
      created: made.map(({ record }) => record.id),
      existing: 0,
    });
    const again = await prepare([jsonl('b.jsonl', lesson('two'), lesson('three')), file]);
    expect((await bulk.get(facilitator, again)).existing.size).to.equal(2);
    await bulk.confirm(facilitator, again);
    expect(await drafts()).to.have.length(3);
    expect((await bulk.get(facilitator, again)).held.outcome).to.deep.include({ existing: 2 });
  });

  it('are made once also when several confirm at the same moment', async () => {
    const file = jsonl('a.jsonl', lesson('one'), lesson('two'));
    const ids = [await prepare([file]), await prepare([file])];
    await Promise.all([...ids, ...ids].map((id) => bulk.confirm(facilitator, id)));
    expect(await drafts()).to.have.length(2);
  });

  it('of another office are others, and nobody brings in for an office that is not theirs', async () => {
    const elsewhere = await makeOffice(house);
    const file = jsonl('a.jsonl', lesson('one'));
    await bulk.confirm(facilitator, await prepare([file]));
    await bulk.confirm(administrator, await prepare([file], { account: administrator, officeId: elsewhere }));
    const heads = [];
    for await (const { externalId } of house.content.exportAll()) heads.push(externalId);
    expect(new Set(heads).size).to.equal(2);
    expect(await failure(prepare([file], { officeId: elsewhere }))).to.be.instanceOf(NotAllowed);
    const contributor = await makeAccount({ services: house }, { officeId });
    expect(await failure(prepare([file], { account: contributor }))).to.be.instanceOf(NotAllowed);
    expect(await failure(prepare([file], { officeId: 999 }))).to.be.instanceOf(InvalidInput);
    expect(await failure(prepare([]))).to.be.instanceOf(InvalidInput);
  });

  it('are looked at by who brought them in alone', async () => {
    const id = await prepare([jsonl('a.jsonl', lesson('one'))]);
    for (const other of [id.replace(/./g, '0'), 'x', `${id}'`])
      expect(await failure(bulk.get(facilitator, other)), other).to.be.instanceOf(NotFound);
    expect(await failure(bulk.get(administrator, id))).to.be.instanceOf(NotFound);
    expect(await failure(bulk.confirm(administrator, id))).to.be.instanceOf(NotFound);
  });

  it('leave out what cannot be stored, what the review sets and files of others, and say so by line', async () => {
    const plan = await planOf([
      jsonl(
        'a.jsonl',
        lesson('one', { stage: 'no-such-stage', advice: undefined }),
        lesson('two', {
          life: 'applied',
          call: 'call-x',
          files: [{ file: 'a'.repeat(64), name: 'secret.pdf' }],
        }),
        { kind: 'lesson', statement: { ar: 'بلا معرّف' } },
        lesson('one'),
      ),
      { name: 'b.jsonl', bytes: Buffer.from('{"externalId": \n[1]\n') },
    ]);
    expect(said(plan)).to.have.members([
      'a.jsonl:1 left-out stage code.unknown',
      'a.jsonl:1 missing advice value.missing',
      'a.jsonl:2 left-out life bulk.reviewed',
      'a.jsonl:2 left-out call bulk.reviewed',
      'a.jsonl:2 left-out files bulk.files',
      'a.jsonl:3 refused externalId externalId.missing',
      'a.jsonl:4 refused externalId externalId.twice',
      'b.jsonl:1 refused  line.notJson',
      'b.jsonl:2 refused  line.notObject',
    ]);
    expect(plan.drafts).to.have.length(2);
    expect(plan.drafts[1]!.values).not.to.have.any.keys('life', 'call', 'files');
    expect(plan.refused).to.equal(4);
  });

  it('name each other by the names that they have here', async () => {
    const practice = { externalId: 'the-practice', kind: 'practice', title: { ar: 'ممارسة' } };
    const file = jsonl('a.jsonl', lesson('one', { source: ['the-practice', 'one-that-is-here'] }), practice);
    await bulk.confirm(facilitator, await prepare([file]));
    const made = await drafts();
    const of = (one: 'lesson' | 'practice') => made.find(({ record }) => record.kind === one)!.record;
    expect(of('lesson').values).to.deep.include({
      source: [of('practice').externalId, 'one-that-is-here'],
    });
  });

  it('come from tables, with headings in either language', async () => {
    await house.content.importBatch(
      [
        {
          externalId: 'a',
          kind: 'lesson',
          status: 'draft',
          sample: false,
          sourceLang: 'ar',
          values: { statement: { ar: 'درس', en: 'A lesson' } },
        },
      ],
      house.clock.now,
    );
    const sheet = await writeXlsx(() => house.content.exportAll(), { locale: 'ar', labels, vocabularies });
    const csv =
      'Record ID,Lesson type,The lesson in one sentence (English)\r\nx-1,obstacle,"Bins, then talks"\r\n';
    const plan = await planOf([
      { name: 'sheet.XLSX', bytes: sheet },
      { name: 'table.csv', bytes: Buffer.from(csv) },
      { name: 'other.csv', bytes: Buffer.from('Record ID,Colour\r\nx-2,red\r\n') },
    ]);
    expect(plan.drafts.map(({ title, writes, line }) => [title, writes, line])).to.deep.equal([
      [{ ar: 'درس', en: 'A lesson' }, 'both', 2],
      [{ en: 'Bins, then talks' }, 'en', 2],
    ]);
    expect(said(plan).filter((line) => line.includes('refused'))).to.deep.equal([
      'other.csv:1 refused  heading.unknown',
    ]);
  });

  it('come from Word forms, and a form that was sent twice is one draft', async () => {
    const answers = { statement: 'حاويات الفرز', type: 'لا أعرف', event: 'وزّعنا 600 حاوية' };
    const form = { name: 'زينب.docx', bytes: await filledForm('lesson', 'ar', answers) };
    const other = { name: 'b.docx', bytes: await filledForm('practice', 'en', { title: 'Pumps' }) };
    const id = await prepare([form, other, { ...form, name: 'again.docx' }]);
    const { plan } = (await bulk.get(facilitator, id)).held;
    expect(plan.drafts.map(({ file, kind: of }) => [file, of])).to.deep.equal([
      ['زينب.docx', 'lesson'],
      ['b.docx', 'practice'],
    ]);
    expect(plan.findings.filter(({ is }) => is === 'left-out').map(({ path }) => path)).to.deep.equal([
      'type',
    ]);
    await bulk.confirm(facilitator, id);
    await bulk.confirm(facilitator, await prepare([form]));
    expect((await drafts()).map(({ writes }) => writes).sort()).to.deep.equal(['ar', 'en']);
  });

  it('are for a call where it asks for them and invites their office', async () => {
    const callId = await house.calls.open(administrator, 'a'.repeat(32), callValues);
    const practice = { externalId: 'p', kind: 'practice', title: { ar: 'ممارسة' } };
    const id = await prepare([jsonl('a.jsonl', lesson('one'), practice)], { callId });
    expect(said((await bulk.get(facilitator, id)).held.plan)).to.deep.equal([
      'a.jsonl:2 refused kind bulk.otherKind',
    ]);
    await bulk.confirm(facilitator, id);
    expect((await drafts()).map((one) => one.callId)).to.deep.equal([callId]);
    const later = await prepare([jsonl('b.jsonl', lesson('two'))], { callId });
    await house.calls.close(administrator, callId);
    expect(await failure(bulk.confirm(facilitator, later))).to.be.instanceOf(CallRefused);
    expect(await drafts()).to.have.length(1);
    const elsewhere = await makeOffice(house);
    const other = await house.calls.open(administrator, 'b'.repeat(32), {
      ...callValues,
      officeIds: [elsewhere],
    });
    const error = await failure(
      prepare([jsonl('c.jsonl', lesson('three'))], { account: administrator, callId: other }),
    );
    expect(error).to.be.instanceOf(CallRefused);
  });

  it('are none of hostile files, each refused by name', async () => {
    const sheet = await writeXlsx(() => house.content.exportAll(), { locale: 'ar', labels, vocabularies });
    const form = await filledForm('lesson', 'ar', {});
    const bombOf = (file: Buffer, part: string): Buffer =>
      Buffer.from(
        zipSync({ ...unzipSync(file), [part]: strToU8(' '.repeat(40 * 1024 * 1024)) }, { level: 9 }),
      );
    const hostile: BulkFile[] = [
      { name: 'a.exe', bytes: Buffer.from('MZ') },
      { name: 'a.docx', bytes: Buffer.from('not a zip') },
      { name: 'b.docx', bytes: bombOf(form, 'word/document.xml') },
      { name: 'b.xlsx', bytes: bombOf(sheet, 'xl/workbook.xml') },
      { name: 'c.xlsx', bytes: form },
      { name: 'deep.jsonl', bytes: Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}\n`) },
      {
        name: 'deeper.jsonl',
        bytes: Buffer.from(
          `{"externalId":"a","kind":"lesson","type":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
        ),
      },
      { name: 'bytes.csv', bytes: Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0xc3]) },
      { name: '../../etc/passwd', bytes: Buffer.from('root') },
      { name: 'proto.jsonl', bytes: Buffer.from('{"__proto__":{"kind":"lesson"},"externalId":"x"}\n') },
    ];
    const plan = await planOf(hostile);
    expect(plan.drafts).to.deep.equal([]);
    const refused = new Set(plan.findings.map(({ file }) => file));
    expect([...refused]).to.have.members(hostile.map(({ name }) => name));
    expect(said(plan)).to.include.members(['b.docx:0 refused  file.dense', 'b.xlsx:0 refused  file.dense']);
    expect(Object.prototype).not.to.have.property('kind');
  });

  it('are at most so many at once, and what is over is said', async () => {
    const many = Array.from({ length: 320 }, (_, at) => ({ externalId: `r-${at}`, kind: 'lesson' }));
    const plan = await planOf([jsonl('a.jsonl', ...many)]);
    expect(plan.drafts).to.have.length(300);
    expect(said(plan)).to.include('a.jsonl:301 refused  bulk.tooManyRecords');
    expect(plan.findings.length).to.be.at.most(401);
  });

  it('leave a line in the audit trail for each, and one for the whole', async () => {
    await bulk.confirm(facilitator, await prepare([jsonl('a.jsonl', lesson('one'))]));
    const [line] = await house.audit.listEntries({ action: 'office' }, 1);
    expect(line).to.deep.include({ action: 'office.drafts-brought', subject: `office ${officeId}` });
    expect(line!.details).to.deep.equal({ created: 1, existing: 0, files: ['a.jsonl'] });
    expect(house.events.map(({ action }) => action)).to.deep.equal(['create']);
  });
});
