import { expect } from 'chai';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { paths } from '../../../../server/web/paths.ts';

const fields = {
  'statement.ar': 'حاويات الفرز وصلت قبل حملة التوعية زقفصط',
  type: 'obstacle',
  'event.ar': 'وزّعنا 600 حاوية في شهر واحد.',
  'advice.ar': 'نبدأ بالتوعية ثم نوزّع الحاويات.',
};
const place = { sector: 'WST', governorate: 'IQ-NI', theme: 'coordination', stage: 'implementation' };
const sharing = { attribution: 'office', visibility: 'public', licence_ok: 'yes' };

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('writing a lesson, by forms alone', function () {
  this.timeout(60_000);
  let application: Application;
  let writer: SignedIn;
  let reviewer: SignedIn;
  let id: number;

  before(async () => {
    application = await startApplication();
    writer = await signInAs(application, 'contributor');
    reviewer = await signInAs(application, 'reviewer');
  });
  after(() => application.stop());

  async function fill(screen: string, typed: Record<string, string>, more: Record<string, string> = {}) {
    const address = paths.draftScreen('ar', id, screen);
    const html = await (await writer.get(address)).text();
    const known = { version: hidden(html, 'version'), key: hidden(html, 'key'), writes: 'ar' };
    return writer.post(address, { ...known, ...typed, ...more });
  }

  it('begins with the language, and leads from screen to screen', async () => {
    const start = await writer.get(paths.newRecord('ar', 'lesson'));
    const key = hidden(await start.text(), 'key');
    const begun = await writer.post(paths.newRecord('ar', 'lesson'), { writes: 'ar', key });
    const [, number] = /contribute\/(\d+)\/screens\/lesson$/.exec(begun.headers.get('location') ?? '') ?? [];
    id = Number(number);
    expect(id).to.be.greaterThan(0);
    const again = await writer.post(paths.newRecord('ar', 'lesson'), { writes: 'ar', key });
    expect(again.headers.get('location')).to.equal(begun.headers.get('location'));
  });

  it('keeps what was typed when something is missing, and says what', async () => {
    const answer = await fill('lesson', { ...fields, 'advice.ar': '' });
    const html = await answer.text();
    expect(answer.status).to.equal(422);
    expect(html)
      .to.match(/<title>خطأ: /)
      .and.include('href="#advice"');
    expect(html).to.include(fields['event.ar']);
    const after = await writer.get(paths.draftScreen('ar', id, 'lesson'));
    expect(await after.text()).to.include(fields['statement.ar']);
    // The record's own page leads on to the first screen that wants something.
    const page = await (await writer.get(paths.draft('ar', id))).text();
    expect(page).to.include(`href="${paths.draftScreen('ar', id, 'lesson')}">متابعة الكتابة`);
  });

  it('goes on when all is there, up to the check', async () => {
    const first = await fill('lesson', fields);
    expect(first.headers.get('location')).to.equal(paths.draftScreen('ar', id, 'place'));
    expect((await fill('place', place)).headers.get('location')).to.equal(
      paths.draftScreen('ar', id, 'sharing'),
    );
    expect((await fill('sharing', sharing)).headers.get('location')).to.equal(paths.draftCheck('ar', id));
    const asked = await (await writer.get(paths.draftScreen('ar', id, 'sharing'))).text();
    // Nobody would read what is for a workshop.
    expect(asked).to.include('name="visibility" value="members"').and.not.include('value="workshop"');
    const check = await (await writer.get(paths.draftCheck('ar', id))).text();
    expect(check).to.include(fields['event.ar']).and.include('#event"');
  });

  it('shows both texts to the second of two writers', async () => {
    const address = paths.draftScreen('ar', id, 'lesson');
    const old = await (await writer.get(address)).text();
    const known = { version: hidden(old, 'version'), key: hidden(old, 'key'), writes: 'ar' };
    await fill('lesson', { ...fields, 'event.ar': 'كتبه الزميل أولاً.' });
    const late = { ...known, ...fields, 'event.ar': 'كتبته بعده.' };
    const byItself = await writer.post(paths.draftAutosave('en', id, 'lesson'), late);
    expect(byItself.status).to.equal(409);
    expect(await byItself.text()).to.include('Somebody else saved a change here');
    const answer = await writer.post(address, late);
    const html = await answer.text();
    expect(answer.status).to.equal(409);
    expect(html).to.include('كتبه الزميل أولاً.').and.include('كتبته بعده.');
    const version = hidden(html, 'version');
    const kept = await writer.post(address, { ...fields, writes: 'ar', version, key: hidden(html, 'key') });
    expect(kept.status).to.equal(303);
  });

  it('saves by itself, and does not stand in its own way', async () => {
    const address = paths.draftScreen('ar', id, 'lesson');
    const html = await (await writer.get(address)).text();
    const known = { version: hidden(html, 'version'), key: hidden(html, 'key'), writes: 'ar' };
    const saved = await writer.post(paths.draftAutosave('ar', id, 'lesson'), {
      ...known,
      ...fields,
      'event.ar': 'وزّعنا 600',
    });
    expect(await saved.json()).to.include({ version: Number(known.version) + 1 });
    const sent = await writer.post(address, { ...known, ...fields });
    expect(sent.status).to.equal(303);
  });

  it('is submitted once, reviewed, published, and found by search', async () => {
    const key = hidden(await (await writer.get(paths.draftCheck('ar', id))).text(), 'key');
    for (const _time of [1, 2]) {
      const sent = await writer.post(paths.draftAction('ar', id, 'submit'), { key });
      expect(sent.headers.get('location')).to.equal(paths.draft('ar', id, { done: 'submitted' }));
    }
    expect((await writer.get(paths.reviews('ar'))).status).to.equal(403);
    const waiting = await (await reviewer.get(paths.reviewOf('en', id))).text();
    expect(waiting).to.include('Start the review at the head of the page first');
    const queue = await (await reviewer.get(paths.reviews('en'))).text();
    expect(queue).to.include(paths.reviewOf('en', id));
    const early = await reviewer.post(paths.reviewAction('en', id, 'publish'));
    expect(early.status).to.equal(409);
    expect((await reviewer.post(paths.reviewAction('en', id, 'take'))).status).to.equal(303);
    const page = await (await reviewer.get(paths.reviewOf('en', id))).text();
    expect(page).to.include(fields['event.ar']);
    expect((await reviewer.post(paths.reviewAction('en', id, 'publish'))).status).to.equal(303);
    await application.services.search.catchUp();
    const found = await fetch(application.origin + paths.search('ar', { q: 'زقفصط' }));
    expect(await found.text()).to.include(paths.lesson('ar', id));
    const seen = await fetch(application.origin + paths.lesson('ar', id));
    expect(seen.status).to.equal(200);
  });

  it('says nothing of failure in the log', () => {
    expect(application.errors.join('\n')).to.equal('');
  });
});
