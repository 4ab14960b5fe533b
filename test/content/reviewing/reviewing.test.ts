import { expect } from 'chai';
import { Refused } from '../../../server/content/index.ts';
import { NotFound } from '../../../server/errors.ts';
import { deskOf, lessonValues, somebody } from '../../support/desk.ts';
import { makeLibrary, onBothDatabases } from '../../support/databases.ts';
import { type Library } from '../../support/library.ts';

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const refusal = async (work: Promise<unknown>): Promise<string | undefined> => {
  const error = await failure(work);
  return error instanceof Refused ? error.refusal : undefined;
};

onBothDatabases('reviewing a record', (kind) => {
  const writer = somebody(1);
  const reviewer = somebody(4, { officeId: null, roles: ['reviewer'] });
  const second = somebody(5, { officeId: null, roles: ['reviewer'] });
  const elsewhere = somebody(6, { officeId: null, roles: ['reviewer'], governorates: ['IQ-BA'] });
  let library: Library;
  let time: Date;

  beforeEach(async () => {
    library = await makeLibrary(kind);
    time = new Date('2026-03-01T08:00:00Z');
  });
  afterEach(() => library.database.close());

  const start = (twoSteps = false) => deskOf(library, { twoSteps, clock: () => time });
  async function submitted({ writing }: ReturnType<typeof deskOf>): Promise<number> {
    const { contentId: id, version } = await writing.createDraft(writer, {
      kind: 'lesson',
      writes: 'ar',
      sourceLang: 'ar',
    });
    await writing.save(writer, id, { version, values: lessonValues });
    await writing.submit(writer, id, {});
    return id;
  }

  it('queues what was submitted, for those who review its place', async () => {
    const parts = start();
    const id = await submitted(parts);
    const queueOf = async (account: typeof writer) =>
      (await parts.reviewing.listQueue(account)).map(({ record }) => record.id);
    expect(await queueOf(reviewer)).to.deep.equal([id]);
    expect(await queueOf(elsewhere)).to.deep.equal([]);
    expect(await queueOf(writer)).to.deep.equal([]);
    expect(await failure(parts.reviewing.take(elsewhere, id))).to.be.instanceOf(NotFound);
  });

  it('publishes with the days on which it was verified and is due again', async () => {
    const parts = start();
    const id = await submitted(parts);
    expect(await failure(library.content.getPublished(id))).to.be.instanceOf(NotFound);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    const seen = await library.content.getPublished(id);
    expect(seen.values).to.deep.include({ verified_on: '2026-03-01', review_due: '2027-03-01' });
    expect(seen.values).not.to.have.property('licence_ok');
    expect(await library.changeLog.last()).to.be.greaterThan(0);
  });

  it('asks for two people where two steps are set', async () => {
    const parts = start(true);
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    expect(await refusal(parts.reviewing.publish(reviewer, id, {}))).to.equal('approval-first');
    await parts.reviewing.approve(reviewer, id);
    expect(await refusal(parts.reviewing.publish(reviewer, id, {}))).to.equal('second-reviewer');
    await parts.reviewing.publish(second, id, {});
    expect((await library.content.getPublished(id)).status).to.equal('published');
  });

  it('returns with a reason, and goes on where it was', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    expect(await refusal(parts.reviewing.requestChanges(reviewer, id, { reason: ' ' }))).to.equal(
      'reason-missing',
    );
    await parts.reviewing.requestChanges(reviewer, id, { reason: 'تُذكر الأرقام.' });
    const { version, record } = await parts.writing.get(writer, id);
    expect(record.status).to.equal('returned');
    await parts.writing.save(writer, id, { version, values: { cause: { ar: 'السبب' } } });
    await parts.writing.submit(writer, id, {});
    expect((await parts.reviewing.listQueue(reviewer))[0]?.reviewerId).to.equal(reviewer.id);
    // What was asked for stays with the record, and holds nothing up.
    const said = (await parts.comments.list(writer, id)).map(({ state, text, field }) => [
      state,
      text,
      field,
    ]);
    expect(said).to.deep.equal([['reason', 'تُذكر الأرقام.', '']]);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
  });

  it('settles each thread by itself, and publishes only then', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    await parts.comments.add(reviewer, id, { field: 'event', text: 'متى كان ذلك؟', key: 'comment-1' });
    await parts.comments.add(reviewer, id, { field: 'event', text: 'متى كان ذلك؟', key: 'comment-1' });
    await parts.comments.add(reviewer, id, {
      field: 'statement',
      text: '',
      suggestion: { language: 'ar', text: 'وصلت الحاويات قبل التوعية' },
    });
    const [asked, suggested, ...more] = await parts.comments.list(writer, id);
    expect(more).to.deep.equal([]);
    await parts.comments.add(writer, id, { field: 'event', text: 'في آذار.', threadId: asked!.id });
    expect(await refusal(parts.reviewing.publish(reviewer, id, {}))).to.equal('threads-open');
    await parts.comments.accept(reviewer, id, suggested!.id);
    expect(await refusal(parts.reviewing.publish(reviewer, id, {}))).to.equal('threads-open');
    await parts.comments.resolve(writer, id, asked!.id);
    await parts.reviewing.publish(reviewer, id, {});
    const seen = await library.content.getPublished(id);
    expect(seen.values).to.deep.include({ statement: { ar: 'وصلت الحاويات قبل التوعية' } });
    const threads = await parts.comments.list(writer, id);
    expect(threads.map(({ state, replies }) => [state, replies.length])).to.deep.equal([
      ['resolved', 1],
      ['accepted', 0],
    ]);
  });

  it('keeps every state, and restores an earlier one as a draft', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    const { version } = await parts.writing.get(writer, id);
    await parts.writing.save(writer, id, { version, values: { advice: { ar: 'غير ذلك' } } });
    await parts.writing.submit(writer, id, {});
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    const revisions = await parts.reviewing.listRevisions(writer, id);
    expect(revisions.map(({ number }) => number)).to.deep.equal([3, 2, 1]);
    await parts.reviewing.restore(writer, id, 1);
    const { record } = await parts.writing.get(writer, id);
    expect(record.values).to.deep.include({ advice: lessonValues.advice, verified_on: '2026-03-01' });
    expect(record.status).to.equal('draft');
    expect((await library.content.getPublished(id)).values).to.deep.include({ advice: { ar: 'غير ذلك' } });
  });

  it('says that a record is overdue, until somebody says that it still holds', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    expect(await parts.reviewing.markOverdue()).to.equal(0);
    time = new Date('2027-03-01T08:00:00Z');
    expect(await parts.reviewing.markOverdue()).to.equal(1);
    expect((await library.content.getPublished(id)).status).to.equal('update-due');
    expect(await parts.reviewing.confirmByLink(id)).to.equal(true);
    const seen = await library.content.getPublished(id);
    expect([seen.status, seen.values.review_due]).to.deep.equal(['published', '2028-02-29']);
  });

  it('withdraws from readers with a reason', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    await parts.reviewing.withdraw(reviewer, id, { reason: 'طلب الجهة' });
    expect(await failure(library.content.getPublished(id))).to.be.instanceOf(NotFound);
    expect((await parts.writing.get(writer, id)).record.status).to.equal('archived');
  });

  it('withdraws what readers see while somebody writes on it, and keeps what was written', async () => {
    const parts = start();
    const id = await submitted(parts);
    await parts.reviewing.take(reviewer, id);
    await parts.reviewing.publish(reviewer, id, {});
    const { version } = await parts.writing.get(writer, id);
    await parts.writing.save(writer, id, { version, values: { cause: { ar: 'سبب آخر' } } });
    expect((await parts.writing.get(writer, id)).record.status).to.equal('draft');
    await parts.reviewing.withdraw(reviewer, id, { reason: 'خطأ في الأرقام' });
    expect(await failure(library.content.getPublished(id))).to.be.instanceOf(NotFound);
    const after = (await parts.writing.get(writer, id)).record;
    expect(after.status).to.equal('archived');
    expect(after.values).to.deep.include({ cause: { ar: 'سبب آخر' } });
  });

  it('lets nobody pass their own text', async () => {
    const both = somebody(1, { roles: ['contributor', 'reviewer'] });
    const parts = start();
    const id = await submitted(parts);
    expect(await refusal(parts.reviewing.take(both, id))).to.equal('own-record');
  });

  for (const [attribution, place, officeId] of [
    ['office', ['IQ-NI'], 1],
    ['governorate', ['IQ-NI'], undefined],
    ['anonymous', undefined, undefined],
  ] as const) {
    it(`says to readers of a lesson no more than its office wants: ${attribution}`, async () => {
      const parts = start();
      const choices = { kind: 'lesson', writes: 'ar', sourceLang: 'ar' } as const;
      const { contentId: id, version } = await parts.writing.createDraft(writer, choices);
      const values = { ...lessonValues, attribution, source: ['the-practice-of-the-office'] };
      await parts.writing.save(writer, id, { version, values });
      await parts.writing.submit(writer, id, {});
      await parts.reviewing.take(reviewer, id);
      await parts.reviewing.publish(reviewer, id, {});
      const seen = await library.content.getPublished(id);
      expect([seen.values.governorate, seen.officeId]).to.deep.equal([place, officeId]);
      const told = JSON.stringify([seen, await library.content.loadSearchDocuments([id])]);
      expect(told.includes('the-practice-of-the-office')).to.equal(attribution === 'office');
      // The reviewer knows.
      expect((await parts.writing.get(reviewer, id)).record.values.governorate).to.deep.equal(['IQ-NI']);
    });
  }
});
