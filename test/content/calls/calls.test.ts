import { expect } from 'chai';
import type { StoredAccount } from '../../../server/accounts/index.ts';
import { CallRefused, type CallRefusal } from '../../../server/content/index.ts';
import { Conflict, NotAllowed, NotFound, type InvalidInput } from '../../../server/errors.ts';
import { makeAccount, makeOffice } from '../../support/accounts.ts';
import { callValues, makeCalls, type Calls } from '../../support/calls.ts';
import { onBothDatabases } from '../../support/databases.ts';
import { lessonValues } from '../../support/desk.ts';

const day = 24 * 60 * 60_000;
const key = (letter: string): string => letter.repeat(32);

onBothDatabases('calls for records', (kind) => {
  let house: Calls;
  let administrator: StoredAccount;
  let here: StoredAccount;
  let elsewhere: StoredAccount;
  let keys = 0;

  beforeEach(async () => {
    house = await makeCalls(kind);
    const services = { services: house };
    administrator = await makeAccount(services, { roles: ['administrator'], officeId: null });
    here = await makeAccount(services, { locale: 'ar' });
    elsewhere = await makeAccount(services, {});
  });
  afterEach(() => house.database.close());

  const open = (values: Partial<typeof callValues> = {}): Promise<number> =>
    house.calls.open(administrator, key((keys++ % 10).toString()), { ...callValues, ...values });
  const begin = (account: StoredAccount, callId: number | null, of: 'lesson' | 'practice' = 'lesson') =>
    house.writing.createDraft(account, { kind: of, writes: 'ar', sourceLang: 'ar', callId });
  const lettersTo = async ({ id }: StoredAccount): Promise<string[]> =>
    (await house.mail.listMessages())
      .filter(({ accountId }) => accountId === id)
      .map(({ subject }) => subject)
      .reverse();

  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
  async function refusalOf(work: Promise<unknown>): Promise<CallRefusal> {
    const error = await failure(work);
    expect(error, String(error)).to.be.instanceOf(CallRefused);
    return (error as CallRefused).refusal;
  }

  it('are opened by administrators alone, and once by the same form', async () => {
    const id = await house.calls.open(administrator, key('a'), callValues);
    expect(await house.calls.open(administrator, key('a'), callValues)).to.equal(id);
    expect(await house.calls.list(administrator)).to.have.length(1);
    expect(await house.calls.get(here, id)).to.deep.include({ ...callValues, version: 1, closedAt: null });
    expect(await failure(house.calls.open(here, key('b'), callValues))).to.be.instanceOf(NotAllowed);
    const lines = await house.audit.listEntries({ action: 'call' }, 10);
    expect(lines.map(({ action, subject }) => [action, subject])).to.deep.equal([
      ['call.opened', `call ${id}`],
    ]);
  });

  it('name everything that is wrong with them at once', async () => {
    const wrong = {
      title: { en: 'one\u202etwo' },
      text: {},
      kinds: [],
      sectors: ['no-such'],
      opensOn: '2026-02-30',
      closesOn: '',
      officeIds: [999],
    };
    const error: unknown = await open(wrong).catch((reason: unknown) => reason);
    expect((error as InvalidInput).problems.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([
      'title text.bidiOverride',
      'text call.noText',
      'kinds call.noKind',
      'sectors call.unknownSector',
      'opensOn call.day',
      'closesOn call.day',
      'officeIds call.unknownOffice',
    ]);
    const late: unknown = await open({ closesOn: '2026-05-09' }).catch((reason: unknown) => reason);
    expect((late as InvalidInput).problems).to.deep.equal([{ path: 'closesOn', code: 'call.closesFirst' }]);
  });

  it('are carried by the records that are begun for them', async () => {
    const id = await open();
    const { contentId } = await begin(here, id);
    const working = await house.writing.get(here, contentId);
    const call = await house.calls.get(here, id);
    expect(working.callId).to.equal(id);
    expect(working.record.values.call).to.equal(call.externalId);
    // No form changes it.
    const { version } = working;
    await house.writing.save(here, contentId, { version, values: { statement: { ar: 'نص' } } });
    expect((await house.writing.get(here, contentId)).record.values.call).to.equal(call.externalId);
    expect((await house.writing.get(here, (await begin(here, null)).contentId)).callId).to.equal(null);
  });

  it('refuse records by name, and nothing is made', async () => {
    const id = await open({ officeIds: [here.officeId!] });
    const coming = await open({ opensOn: '2026-05-11' });
    expect(await refusalOf(begin(here, 0))).to.equal('unknown');
    expect(await refusalOf(begin(here, 4_000_000_000))).to.equal('unknown');
    expect(await refusalOf(begin(elsewhere, id))).to.equal('not-invited');
    expect(await refusalOf(begin(here, id, 'practice'))).to.equal('kind');
    expect(await refusalOf(begin(here, coming))).to.equal('coming');
    house.clock.now = new Date('2026-06-30T20:59:00.000Z');
    await begin(here, id);
    // Midnight in Iraq.
    house.clock.now = new Date('2026-06-30T21:00:00.000Z');
    expect(await refusalOf(begin(here, id))).to.equal('closed');
    expect(await house.writing.listOwn(here)).to.have.length(1);
    expect(await house.calls.findRefusal(here, id, 'lesson')).to.equal('closed');
    expect(await house.calls.findRefusal(here, null, 'lesson')).to.equal(undefined);
  });

  it('are seen by those who are invited from the first day on, and by reviewers', async () => {
    const id = await open({ officeIds: [here.officeId!] });
    const coming = await open({ opensOn: '2026-05-11' });
    const reviewer = await makeAccount({ services: house }, { roles: ['reviewer'], officeId: null });
    const numbers = async (account: StoredAccount) =>
      (await house.calls.list(account)).map((call) => call.id);
    expect(await numbers(here)).to.deep.equal([id]);
    expect(await numbers(elsewhere)).to.deep.equal([]);
    expect(await numbers(reviewer)).to.deep.equal([id]);
    expect(await numbers(administrator)).to.have.members([id, coming]);
    for (const [account, call] of [
      [elsewhere, id],
      [here, coming],
      [here, 77],
    ] as const) {
      expect(await failure(house.calls.get(account, call))).to.be.instanceOf(NotFound);
    }
  });

  it('are closed before their day, opened again and changed, each with a line in the trail', async () => {
    const id = await open();
    await house.calls.close(administrator, id);
    expect(await refusalOf(begin(here, id))).to.equal('closed');
    await house.calls.reopen(administrator, id);
    await begin(here, id);
    const { version } = await house.calls.get(administrator, id);
    await house.calls.change(administrator, id, version, { ...callValues, kinds: ['practice', 'lesson'] });
    await begin(here, id, 'practice');
    const stale = house.calls.change(administrator, id, version, callValues);
    expect(await failure(stale)).to.be.instanceOf(Conflict);
    const lines = await house.audit.listEntries({ action: 'call' }, 10);
    expect(lines.map(({ action }) => action).reverse()).to.deep.equal([
      ...['call.opened', 'call.closed', 'call.reopened', 'call.changed'],
    ]);
  });

  it('tell each member of invited offices once that they opened, in their language', async () => {
    const disabled = await makeAccount({ services: house }, { officeId: here.officeId });
    await house.accounts.disable(administrator, disabled.id);
    const translator = await makeAccount(
      { services: house },
      { officeId: here.officeId, roles: ['translator'] },
    );
    const id = await open({ officeIds: [here.officeId!], opensOn: '2026-05-12' });
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal([]);
    house.clock.now = new Date('2026-05-12T05:00:00.000Z');
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar']);
    const [message] = await house.mail.listMessages();
    expect(JSON.parse(message!.plain)).to.include({
      title: callValues.title.ar,
      until: '30 حزيران 2026',
      link: `https://tajarib.example/ar/calls/${id}`,
    });
    for (const other of [elsewhere, disabled, translator, administrator])
      expect(await lettersTo(other)).to.deep.equal([]);
    // Said anew, with one office more: who was told is not told again.
    const { version } = await house.calls.get(administrator, id);
    const officeIds = [here.officeId!, elsewhere.officeId!];
    await house.calls.change(administrator, id, version, { ...callValues, opensOn: '2026-05-12', officeIds });
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar']);
    expect(await lettersTo(elsewhere)).to.deep.equal(['call.opened en']);
    expect(house.failures).to.deep.equal([]);
  });

  it('remind once, a week before their last day as it is by then', async () => {
    const id = await open();
    await house.jobs.runDue();
    const { version } = await house.calls.get(administrator, id);
    await house.calls.change(administrator, id, version, { ...callValues, closesOn: '2026-06-20' });
    house.clock.now = new Date('2026-06-13T05:00:00.000Z');
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar', 'call.reminder ar']);
    // The reminder for the earlier last day comes up, and is not sent.
    house.clock.pass(11 * day);
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.have.length(2);
  });

  it('do not remind for a last day that was put off', async () => {
    const id = await open();
    await house.jobs.runDue();
    const { version } = await house.calls.get(administrator, id);
    await house.calls.change(administrator, id, version, { ...callValues, closesOn: '2026-07-20' });
    house.clock.now = new Date('2026-06-23T05:00:00.000Z');
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar']);
    house.clock.now = new Date('2026-07-13T05:00:00.000Z');
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar', 'call.reminder ar']);
  });

  it('say nothing of a call that was closed, and remind of none that is short', async () => {
    const closed = await open();
    await house.calls.close(administrator, closed);
    await open({ closesOn: '2026-05-15' });
    await house.jobs.runDue();
    house.clock.pass(2 * day);
    await house.jobs.runDue();
    expect(await lettersTo(here)).to.deep.equal(['call.opened ar']);
  });

  it('tell nobody twice when the process dies while they are told', async () => {
    const id = await open();
    const tell = { kind: 'calls.tell', data: { call: id, notice: 'opened', on: callValues.opensOn } };
    // As after a death: the job has been done, and stands in the queue still.
    await house.database.transaction((tx) => house.jobs.add(tx, tell));
    await Promise.all([house.jobs.runDue(), house.jobs.runDue()]);
    for (const member of [here, elsewhere]) expect(await lettersTo(member)).to.have.length(1);
  });

  it('count what their offices have begun, submitted and published', async () => {
    const id = await open({ officeIds: [here.officeId!, elsewhere.officeId!] });
    await begin(here, id);
    const { contentId, version } = await begin(here, id);
    await house.writing.save(here, contentId, { version, values: lessonValues });
    await house.writing.submit(here, contentId, {});
    const call = await house.calls.get(here, id);
    const counts = async () =>
      (await house.calls.listProgress(call)).map(({ officeId, progress }) => [
        officeId,
        ...[progress.drafts, progress.inReview, progress.published],
      ]);
    expect(await counts()).to.deep.equal([
      [here.officeId, 1, 1, 0],
      [elsewhere.officeId, 0, 0, 0],
    ]);
    const reviewer = await makeAccount({ services: house }, { roles: ['reviewer'] });
    await house.reviewing.take(reviewer, contentId);
    await house.reviewing.publish(reviewer, contentId, {});
    expect(await counts()).to.deep.include([here.officeId, 1, 0, 1]);
    const published = await house.writing.get(here, contentId);
    await house.writing.save(here, contentId, {
      version: published.version,
      values: { event: { ar: 'نص آخر' } },
    });
    expect(await counts()).to.deep.include([here.officeId, 1, 0, 1]);
  });

  it('go over with an office that is handed over', async () => {
    const id = await open({ officeIds: [here.officeId!] });
    await house.offices.handOver(administrator, here.officeId!, elsewhere.officeId!);
    expect((await house.calls.get(elsewhere, id)).officeIds).to.deep.equal([elsewhere.officeId]);
    await begin(elsewhere, id);
    const third = await makeOffice(house);
    await house.offices.handOver(administrator, elsewhere.officeId!, third);
    expect((await house.calls.get(administrator, id)).officeIds).to.deep.equal([third]);
  });

  it('are named by records that come in again from a file', async () => {
    const id = await open();
    const { externalId } = await house.calls.get(administrator, id);
    const record = {
      externalId: 'from-a-file',
      kind: 'lesson' as const,
      status: 'draft' as const,
      sample: false,
      sourceLang: 'ar' as const,
      values: {
        ...lessonValues,
        sector: ['WST'],
        governorate: ['IQ-NI'],
        theme: ['coordination'],
        call: externalId,
      },
    };
    const write = (values: object) =>
      house.content.importBatch([{ ...record, values: { ...record.values, ...values } }], house.clock.now);
    await write({});
    const call = await house.calls.get(administrator, id);
    const total = async () => (await house.calls.listProgress(call)).map(({ progress }) => progress.drafts);
    expect(await total()).to.deep.equal([1]);
    expect(await write({})).to.include({ unchanged: 1 });
    // A call of another library: the record goes on to name it, and counts nowhere here.
    await write({ call: 'call-of-another-library' });
    expect(await total()).to.deep.equal([]);
    for await (const one of house.content.exportAll())
      expect(one.values.call).to.equal('call-of-another-library');
  });
});
