import { expect } from 'chai';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { submittedLesson } from '../../../support/reviewed.ts';

describe('the reviewers’ queue', function () {
  this.timeout(60_000);
  let application: Application;
  let writer: SignedIn;
  let reviewer: SignedIn;
  let ofBasra: SignedIn;
  let ofWater: SignedIn;
  let waste: number;
  let water: number;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none', REVIEW_STEPS: 'two' } });
    writer = await signInAs(application, 'contributor');
    reviewer = await signInAs(application, 'reviewer', { name: 'Anybody’s reviewer' });
    ofBasra = await signInAs(application, 'reviewer', {
      name: 'Of Basra',
      governorates: ['IQ-BA'],
      locale: 'ar',
    });
    ofWater = await signInAs(application, 'reviewer', {
      name: 'Of water',
      sectors: ['WAT'],
      locale: 'en',
    });
    waste = await submittedLesson(application, writer);
    const inBasra = { statement: { en: 'Valves' }, event: { en: 'a' }, advice: { en: 'b' } };
    const values = { ...inBasra, sector: ['WAT'], governorate: ['IQ-BA'] };
    water = await submittedLesson(application, writer, values, 'en');
  });
  after(() => application.stop());

  const listed = async (who: SignedIn, query: Record<string, string> = {}): Promise<number[]> => {
    const html = await (await who.get(paths.reviews('en', query))).text();
    return [...html.matchAll(/<li><a href="\/en\/reviews\/(\d+)"/g)].map(([, id]) => Number(id));
  };

  it('has what waits longest first, and is narrowed by sector, place and language', async () => {
    expect(await listed(reviewer)).to.deep.equal([waste, water]);
    expect(await listed(reviewer, { sector: 'WAT' })).to.deep.equal([water]);
    expect(await listed(reviewer, { governorate: 'IQ-NI' })).to.deep.equal([waste]);
    expect(await listed(reviewer, { language: 'en' })).to.deep.equal([water]);
    expect(await listed(reviewer, { sector: 'WAT', language: 'ar' })).to.deep.equal([]);
    const html = await (await reviewer.get(paths.reviews('ar', { sector: 'WAT', language: 'ar' }))).text();
    expect(html).to.include('لا شيء بانتظار المراجعة.').and.include('value="WAT" selected');
  });

  it('says since when each waits', async () => {
    const { database } = application.services;
    const before = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toISOString();
    await database.transaction((tx) =>
      tx.updateTable('contents').set({ submitted_at: before }).where('id', '=', water).execute(),
    );
    expect(await listed(reviewer)).to.deep.equal([water, waste]);
    const html = await (await reviewer.get(paths.reviews('ar'))).text();
    expect(html).to.include('ينتظر منذ 3 أيام').and.include('قُدِّم اليوم');
  });

  it('shows a reviewer with limits what is within them, and opens nothing else', async () => {
    expect(await listed(ofBasra)).to.deep.equal([water]);
    expect((await ofBasra.get(paths.reviewOf('en', waste))).status).to.equal(404);
    expect((await ofBasra.post(paths.reviewAction('en', waste, 'take'))).status).to.equal(404);
  });

  it('suggests whom to give a record to, and shows each what is theirs', async () => {
    const html = await (await reviewer.get(paths.reviewOf('en', water))).text();
    const [, choices = ''] = /<select[^>]*id="reviewer"[^>]*>(.*?)<\/select>/s.exec(html) ?? [];
    const names = [...choices.matchAll(/<option value="\d+"[^>]*>([^<]+)</g)].map(([, name]) => name);
    // The sector and the language fit; the place fits; neither does. Who wrote it is not asked.
    expect(names).to.deep.equal(['Of water', 'Of Basra', 'Anybody’s reviewer']);
    const given = { reviewer: String(ofWater.account.id) };
    expect((await reviewer.post(paths.reviewAction('en', water, 'assign'), given)).status).to.equal(303);
    expect(await listed(ofWater, { mine: 'yes' })).to.deep.equal([water]);
    expect(await listed(reviewer, { mine: 'yes' })).to.deep.equal([]);
    const beyond = { reviewer: String(ofBasra.account.id) };
    expect((await reviewer.post(paths.reviewAction('en', waste, 'assign'), beyond)).status).to.equal(409);
  });

  it('leads, with two steps, past two people: who approved does not publish', async () => {
    const act = (who: SignedIn, action: string, fields: Record<string, string> = {}) =>
      who.post(paths.reviewAction('ar', waste, action), fields);
    await act(reviewer, 'take');
    const page = await (await reviewer.get(paths.reviewOf('ar', waste))).text();
    expect(page).to.include('أن يوافق مراجع').and.not.include('/publish"');
    const early = await act(reviewer, 'publish');
    expect(early.status).to.equal(409);
    expect(await early.text())
      .to.include('لم يُنفَّذ ذلك')
      .and.include('أن يوافق مراجع');
    expect((await act(reviewer, 'approve')).status).to.equal(303);
    const own = await act(reviewer, 'publish');
    expect(own.status).to.equal(409);
    expect(await own.text()).to.include('غير الذي وافق عليه');
    const second = await signInAs(application, 'reviewer');
    expect((await act(second, 'sendBack', { reason: ' ' })).status).to.equal(422);
    expect((await act(second, 'publish')).status).to.equal(303);
    expect(await listed(reviewer)).to.deep.equal([water]);
  });

  it('names every refusal, wherever it is met', async () => {
    const answer = await writer.post(paths.draftAction('ar', water, 'delete'));
    const html = await answer.text();
    expect(answer.status).to.equal(409);
    expect(html)
      .to.include('لم يُنفَّذ ذلك')
      .and.include('في حالة السجل الحالية')
      .and.not.include('شخص آخر هذا');
    const back = await writer.post(paths.draftAction('ar', water, 'restore'), { number: '1' });
    expect(back.headers.get('location')).to.equal(paths.draft('ar', water, { refused: 'being-reviewed' }));
  });

  it('keeps what a reviewer typed that cannot be taken, and says so at its field', async () => {
    await ofWater.post(paths.reviewAction('en', water, 'take'));
    const long = 'x'.repeat(3_100);
    const answer = await ofWater.post(paths.reviewAction('en', water, 'comment'), {
      ...{ field: 'event', text: 'A question', suggested: long, language: 'en' },
    });
    const html = await answer.text();
    expect(answer.status).to.equal(422);
    expect(html).to.include('id="c-event-error"').and.include('A question').and.include(long.slice(0, 3_000));
    const empty = await ofWater.post(paths.reviewAction('en', water, 'comment'), {
      field: 'event',
      text: ' ',
    });
    expect(await empty.text()).to.include('href="#c-event"');
    const unsaid = await ofWater.post(paths.reviewAction('en', water, 'requestChanges'), { reason: '' });
    expect(await unsaid.text())
      .to.include('href="#reason"')
      .and.include('id="reason-error"');
  });
});
