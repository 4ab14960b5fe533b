import { expect } from 'chai';
import { makeAccount, makeOffice, signIn, signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { lessonValues } from '../../../support/desk.ts';
import { paths } from '../../../../server/web/paths.ts';

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

describe('calls for records, by forms alone', function () {
  this.timeout(60_000);
  let application: Application;
  let administrator: SignedIn;
  let member: SignedIn;
  let stranger: SignedIn;
  let reviewer: SignedIn;
  let id: number;
  let draft: number;

  before(async () => {
    application = await startApplication();
    administrator = await signInAs(application, 'administrator', { officeId: null });
    const officeId = await makeOffice(application.services);
    member = await signIn(application, await makeAccount(application, { officeId }));
    stranger = await signInAs(application, 'contributor');
    reviewer = await signInAs(application, 'reviewer');
  });
  after(() => application.stop());

  const form = () => ({
    'title.ar': 'دروس عن شح المياه',
    'title.en': 'Lessons on water shortage zqwx',
    'text.en': 'What worked, and what did not?',
    kinds: ['lesson'],
    sectors: ['WAT'],
    opensOn: dayFromNow(-1),
    closesOn: dayFromNow(30),
    officeIds: [String(member.account.officeId)],
  });
  const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();

  it('are opened with everything that is typed, and what is wrong is said without losing it', async () => {
    const empty = await textOf(administrator.get(paths.adminCall('en', 'new')));
    const wrong = await administrator.post(paths.adminCall('en', 'new'), {
      ...form(),
      key: hidden(empty, 'key'),
      closesOn: dayFromNow(-9),
    });
    const html = await wrong.text();
    expect(wrong.status).to.equal(422);
    expect(html).to.include('The last day comes before the first.').and.include('href="#closesOn"');
    expect(html).to.include('Lessons on water shortage zqwx').and.include('دروس عن شح المياه');
    const dayless = { ...form(), key: hidden(html, 'key'), opensOn: '', closesOn: '' };
    const both = await textOf(administrator.post(paths.adminCall('en', 'new'), dayless));
    expect(both).to.include('#opensOn">First day: ').and.include('#closesOn">Last day: ');
    const opened = await administrator.post(paths.adminCall('en', 'new'), {
      ...form(),
      key: hidden(html, 'key'),
    });
    const [, number] = /calls\/(\d+)\?done=saved$/.exec(opened.headers.get('location') ?? '') ?? [];
    id = Number(number);
    expect(id).to.be.greaterThan(0);
  });

  it('stand on the dashboard and in the list of those who are invited, and of nobody else', async () => {
    for (const page of [paths.contribute('en'), paths.calls('en'), paths.call('en', id)])
      expect(await textOf(member.get(page)), page).to.include('Lessons on water shortage zqwx');
    for (const page of [paths.contribute('en'), paths.calls('en')])
      expect(await textOf(stranger.get(page)), page).not.to.include('zqwx');
    expect((await stranger.get(paths.call('en', id))).status).to.equal(404);
    expect(await textOf(member.get(paths.call('ar', id)))).to.include('كتابة درس لهذه الدعوة');
  });

  it('refuse by name what they do not take, and the record is begun without them', async () => {
    const of = { writes: 'both', call: String(id) };
    const refusals: [SignedIn, 'lesson' | 'practice', string, string][] = [
      [stranger, 'lesson', String(id), 'This call is for other offices.'],
      [member, 'practice', String(id), 'This call does not ask for this kind of record.'],
      [member, 'lesson', '99999', 'There is no such call.'],
      [member, 'lesson', '1 or 1=1', 'There is no such call.'],
    ];
    for (const [who, kind, call, sentence] of refusals) {
      const answer = await who.post(paths.newRecord('en', kind), { ...of, call });
      const html = await answer.text();
      expect([answer.status, html.includes(sentence)], sentence).to.deep.equal([409, true]);
      expect(html).to.match(/value="both" checked/);
      expect(hidden(html, 'call')).to.equal('');
      expect(await textOf(who.get(paths.newRecord('en', kind, { call })))).to.include(sentence);
    }
    expect(await application.services.writing.listOwn(stranger.account)).to.have.length(0);
  });

  it('are carried by a record from its first page to its review', async () => {
    const start = await textOf(member.get(paths.newRecord('en', 'lesson', { call: id })));
    expect(start).to.include('Lessons on water shortage zqwx');
    const begun = await member.post(paths.newRecord('en', 'lesson'), {
      writes: 'ar',
      key: hidden(start, 'key'),
      call: hidden(start, 'call'),
    });
    draft = Number(/contribute\/(\d+)\//.exec(begun.headers.get('location') ?? '')?.[1]);
    const { writing } = application.services;
    const { version } = await writing.get(member.account, draft);
    await writing.save(member.account, draft, { version, values: lessonValues });
    for (const page of [
      paths.draft('en', draft),
      paths.draftScreen('en', draft, 'lesson'),
      paths.draftCheck('en', draft),
      paths.call('en', id),
    ]) {
      expect(await textOf(member.get(page)), page).to.include('Lessons on water shortage zqwx');
    }
    await writing.submit(member.account, draft, {});
    expect(await textOf(reviewer.get(paths.reviewOf('en', draft)))).to.include('water shortage zqwx');
    const queue = (query: Record<string, string | number>) =>
      textOf(reviewer.get(paths.reviews('en', query)));
    const title = lessonValues.statement.ar;
    expect(await queue({})).to.include(title);
    expect(await queue({ call: id })).to.include(title);
    expect(await queue({ call: id + 1 })).not.to.include(title);
  });

  it('show a colleague’s draft as a number, and its words to nobody of another office', async () => {
    await application.services.calls.change(administrator.account, id, 1, {
      ...(await application.services.calls.get(administrator.account, id)),
      officeIds: [],
    });
    const page = await textOf(stranger.get(paths.call('en', id)));
    expect(page).to.include('<td>1</td>').and.not.include(lessonValues.statement.ar);
    expect(await textOf(member.get(paths.call('en', id)))).to.include(lessonValues.statement.ar);
  });

  it('are named by what was published: on its page, in the API, and not where the source is withheld', async () => {
    const { reviewing, writing } = application.services;
    await reviewing.take(reviewer.account, draft);
    await reviewing.publish(reviewer.account, draft, {});
    const page = paths.record('en', 'lesson', draft);
    const read = await textOf(fetch(application.origin + page));
    expect(read).to.include('water shortage zqwx').and.not.include(paths.call('en', id));
    expect(await textOf(member.get(page))).to.include(`href="${paths.call('en', id)}"`);
    const answer = (await (await fetch(application.origin + paths.apiRecord(draft))).json()) as {
      values: { call?: string };
      links: { kind: string; externalId: string }[];
    };
    expect(answer.values.call).to.match(/^call-[0-9a-f]{32}$/);
    expect(answer.links).to.deep.include.members([
      {
        kind: 'call',
        externalId: answer.values.call,
        title: { ar: 'دروس عن شح المياه', en: 'Lessons on water shortage zqwx' },
        url: {
          ar: application.origin + paths.call('ar', id),
          en: application.origin + paths.call('en', id),
        },
      },
    ]);
    const { version } = await writing.get(member.account, draft);
    await writing.save(member.account, draft, { version, values: { attribution: 'governorate' } });
    await writing.submit(member.account, draft, {});
    await reviewing.take(reviewer.account, draft);
    await reviewing.publish(reviewer.account, draft, {});
    expect(await textOf(fetch(application.origin + page))).not.to.include('zqwx');
    expect(await textOf(fetch(application.origin + paths.apiRecord(draft)))).not.to.include('call-');
    expect(await textOf(stranger.get(paths.call('en', id)))).not.to.include(lessonValues.statement.ar);
  });

  it('are not overwritten unseen, and are closed and opened again', async () => {
    const before = await textOf(administrator.get(paths.adminCall('en', id)));
    const version = hidden(before, 'version');
    await administrator.post(paths.adminCall('en', id), { ...form(), version });
    const late = await administrator.post(paths.adminCall('en', id), {
      ...form(),
      'title.en': 'Other words',
      version,
    });
    const html = await late.text();
    expect(late.status).to.equal(409);
    expect(html).to.include('Somebody else changed this call').and.include('value="Other words"');
    await administrator.post(paths.adminCallAction('en', id, 'close'));
    expect(await textOf(member.get(paths.call('en', id)))).not.to.include(paths.newRecord('en', 'lesson'));
    expect(await textOf(member.get(paths.draft('en', draft)))).to.include('closed by now');
    await administrator.post(paths.adminCallAction('en', id, 'reopen'));
    expect(await textOf(member.get(paths.call('en', id)))).to.include(paths.newRecord('en', 'lesson'));
  });

  it('leave nothing in the log of errors', () => {
    expect(application.errors).to.deep.equal([]);
  });
});
