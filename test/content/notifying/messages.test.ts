import { expect } from 'chai';
import { paths } from '../../../server/web/paths.ts';
import { makeAccount, makeOffice, type SignedIn } from '../../support/accounts.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { submittedLesson } from '../../support/reviewed.ts';

const home = 'https://tajarib.example';

describe('what people are told of records', function () {
  this.timeout(60_000);
  let application: Application;
  const people = new Map<string, SignedIn['account']>();
  const of = (name: string) => people.get(name)!;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none', PUBLIC_URL: home } });
    const officeId = await makeOffice(application.services);
    for (const [name, roles, locale] of [
      ['writer', ['contributor'], 'ar'],
      ['reviewer', ['reviewer'], 'en'],
      ['second reviewer', ['reviewer'], 'ar'],
      ['translator', ['translator'], 'ar'],
      ['translator abroad', ['translator'], 'en'],
      ['left', ['translator'], 'en'],
    ] as const)
      people.set(name, await makeAccount(application, { name, roles, locale, officeId }));
    await application.services.accounts.disable(undefined, of('left').id);
  });
  after(() => application.stop());

  let seen = 0;
  /** The messages since the last time, by whom they are for. */
  async function told(): Promise<Record<string, { subject: string; plain: string; html: string }>> {
    const all = (await application.services.mail.listMessages()).toReversed();
    const fresh = all.slice(seen);
    seen = all.length;
    const name = (id: number | null) => [...people].find(([, account]) => account.id === id)?.[0] ?? '';
    return Object.fromEntries(fresh.map((one) => [name(one.accountId), one]));
  }

  it('is in the language of each, as text and as HTML, and leads to where it is done', async () => {
    const { reviewing } = application.services;
    const id = await submittedLesson(application, { account: of('writer') });
    expect(await told()).to.deep.equal({});
    await reviewing.assign(of('second reviewer'), id, of('reviewer'));
    const assigned = await told();
    expect(Object.keys(assigned)).to.deep.equal(['reviewer']);
    expect(assigned['reviewer']!.subject).to.equal('A record waits for your review');
    expect(assigned['reviewer']!.plain)
      .to.include('حاويات الفرز وصلت')
      .and.include(home + paths.reviewOf('en', id));

    await reviewing.take(of('reviewer'), id);
    await reviewing.requestChanges(of('reviewer'), id, { reason: 'متى كان <ذلك>؟' });
    const changes = await told();
    expect(Object.keys(changes)).to.deep.equal(['writer']);
    expect(changes['writer']!.subject).to.equal('طُلب تعديل سجلكم');
    expect(changes['writer']!.plain)
      .to.include('متى كان <ذلك>؟')
      .and.include(home + paths.draft('ar', id));
    expect(changes['writer']!.html).to.include('dir="rtl"').and.include('متى كان &lt;ذلك&gt;؟');
    await application.services.writing.submit(of('writer'), id, {});
    expect(Object.keys(await told()), 'whose review it is hears of its return').to.deep.equal(['reviewer']);

    await reviewing.take(of('reviewer'), id);
    await reviewing.publish(of('reviewer'), id, { verifiedOn: '2024-01-10', reviewDue: '2025-01-10' });
    const published = await told();
    expect(Object.keys(published).sort()).to.deep.equal(['translator', 'translator abroad', 'writer']);
    expect(published['writer']!.plain).to.include(home + paths.lesson('ar', id));
    expect(published['translator']!.subject).to.equal('سجل بحاجة إلى ترجمة');
    expect(published['translator abroad']!.plain).to.include(home + paths.draftTranslation('en', id));

    await reviewing.markOverdue();
    const due = await told();
    expect(Object.keys(due)).to.deep.equal(['writer']);
    expect(due['writer']!.plain).to.include(`${home}/ar/still-holds/${id}.2025-01-10.`);
  });

  it('is why a record was not accepted', async () => {
    const { reviewing } = application.services;
    const id = await submittedLesson(application, { account: of('writer') });
    await reviewing.reject(of('reviewer'), id, { reason: 'منشور من قبل.' });
    const { writer } = await told();
    expect(writer!.subject).to.equal('لم يُقبل سجلكم');
    expect(writer!.plain).to.include('منشور من قبل.');
  });

  it('leads to the record’s own page where readers do not see it', async () => {
    const { reviewing } = application.services;
    const id = await submittedLesson(application, { account: of('writer') }, { visibility: 'workshop' });
    await reviewing.take(of('reviewer'), id);
    await reviewing.publish(of('reviewer'), id, {});
    expect((await told())['writer']!.plain).to.include(home + paths.draft('ar', id));
  });
});
