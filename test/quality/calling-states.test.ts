import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import type { CallValues } from '../../server/content/index.ts';
import { paths } from '../../server/web/paths.ts';
import { addTable } from '../../server/workshops/index.ts';
import { makeAccount, makeOffice, signIn, signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { lessonValues } from '../support/desk.ts';
import { filledForm } from '../support/word-forms.ts';
import { labels } from '../support/words.ts';
import { newWorkshop } from '../support/workshops.ts';
import { problemsOf, waysIn, type State } from './answered.ts';

const day = 24 * 60 * 60_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

describeInBrowser('every state of calls and of drafts that come at once', function () {
  this.timeout(180_000);
  let application: Application;
  let administrator: SignedIn;
  let member: SignedIn;
  let facilitator: SignedIn;
  let context: BrowserContext;
  let call: number;
  let plan: string;
  let done: string;
  let board: string;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    const { calls, writing, workshops, bulkDrafts } = application.services;
    administrator = await signInAs(application, 'administrator', { officeId: null });
    const officeId = await makeOffice(application.services);
    member = await signIn(application, await makeAccount(application, { officeId, name: 'زينب' }));
    facilitator = await signIn(
      application,
      await makeAccount(application, { officeId, roles: ['facilitator'] }),
    );
    context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce' });
    const values: CallValues = {
      title: { ar: 'دروس عن شح المياه', en: 'Lessons on water shortage' },
      text: { ar: 'ما نجح وما لم ينجح.\n\nولو كان صغيراً.' },
      kinds: ['lesson', 'practice'],
      sectors: ['WAT'],
      opensOn: dayFromNow(-2),
      closesOn: dayFromNow(20),
      officeIds: [officeId],
    };
    call = await calls.open(administrator.account, 'a'.repeat(32), values);
    const early = { ...values, title: { en: 'Waste' }, opensOn: dayFromNow(5) };
    await calls.open(administrator.account, 'b'.repeat(32), early);
    const closed = await calls.open(administrator.account, 'c'.repeat(32), {
      ...values,
      title: { ar: 'مغلقة' },
    });
    await calls.close(administrator.account, closed);
    const choices = { kind: 'lesson', writes: 'ar', sourceLang: 'ar', callId: call } as const;
    await writing.createDraft(member.account, { ...choices, values: lessonValues });
    const { externalId } = await workshops.createWorkshop(facilitator.account, newWorkshop);
    await workshops.changeWorkshop(facilitator.account, externalId, (one) =>
      addTable(one, { ar: 'الطاولة الأولى' }),
    );
    board = externalId;
    const broken = { externalId: 'b', kind: 'lesson', statement: { en: 'Half of 27%' }, stage: 'nowhere' };
    const lines = [{ externalId: 'a', kind: 'lesson', ...lessonValues }, broken, { kind: 'lesson' }];
    const files = [
      { name: 'دروس.jsonl', bytes: Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')) },
      { name: 'form.docx', bytes: await filledForm('practice', 'en', { title: 'Pumps', sector: 'لا أعرف' }) },
      { name: 'photo.jpg', bytes: Buffer.from('x') },
    ];
    const prepare = (place: string) =>
      bulkDrafts.prepare(facilitator.account, { officeId, callId: call, place }, { files, labels });
    done = await prepare('');
    plan = await prepare(`${externalId}:t1`);
  });
  after(async () => {
    await context.close();
    await application.stop();
  });

  const { got, sent } = waysIn(() => application);
  const form = { 'title.ar': 'دعوة', 'text.ar': 'نص', kinds: 'lesson', version: '0' };
  const states: State[] = [
    {
      name: 'the list of those who open calls',
      status: 200,
      reach: () => got(administrator, paths.adminCalls('ar')),
    },
    {
      name: 'a call to be changed',
      status: 200,
      reach: () => got(administrator, paths.adminCall('en', call, { done: 'saved' })),
    },
    {
      name: 'a call with everything missing',
      status: 422,
      reach: () =>
        sent(administrator, paths.adminCall('ar', 'new'), { key: 'a', officeIds: '999', sectors: 'x' }),
    },
    {
      name: 'a call that somebody else changed',
      status: 409,
      reach: () =>
        sent(administrator, paths.adminCall('ar', call), {
          ...form,
          opensOn: dayFromNow(0),
          closesOn: dayFromNow(9),
        }),
    },
    { name: 'the calls, open and closed', status: 200, reach: () => got(member, paths.calls('ar')) },
    {
      name: 'the calls of nobody',
      status: 200,
      reach: async () => got(await signInAs(application, 'contributor'), paths.calls('en')),
    },
    { name: 'a call before a member', status: 200, reach: () => got(member, paths.call('en', call)) },
    {
      name: 'a call before who opened it',
      status: 200,
      reach: () => got(administrator, paths.call('ar', call)),
    },
    { name: 'open calls on the dashboard', status: 200, reach: () => got(member, paths.contribute('ar')) },
    {
      name: 'a record that is begun for a call',
      status: 200,
      reach: () => got(member, paths.newRecord('ar', 'lesson', { call })),
    },
    {
      name: 'a record that a call does not take',
      status: 409,
      reach: () => sent(member, paths.newRecord('en', 'lesson'), { call: '999', writes: 'both' }),
    },
    {
      name: 'files to be brought in',
      status: 200,
      reach: () => got(facilitator, paths.bulk('ar', { place: `${board}:t1`, call })),
    },
    { name: 'what is in the files', status: 200, reach: () => got(facilitator, paths.bulkPlan('ar', plan)) },
    {
      name: 'what was made of the files',
      status: 200,
      reach: async () => {
        await application.services.bulkDrafts.confirm(facilitator.account, done);
        return got(facilitator, paths.bulkPlan('en', done));
      },
    },
    {
      name: 'files whose drafts are there already',
      status: 200,
      reach: () => got(facilitator, paths.bulkPlan('en', plan)),
    },
    {
      name: 'files whose call has closed',
      status: 409,
      reach: async () => {
        await application.services.calls.close(administrator.account, call);
        return sent(facilitator, paths.bulkPlan('ar', plan), {});
      },
    },
    { name: 'a closed call', status: 200, reach: () => got(administrator, paths.adminCall('ar', call)) },
    {
      name: 'the board of a write-shop',
      status: 200,
      reach: () => got(facilitator, paths.workshopBoard('ar', board)),
    },
    {
      name: 'when messages come',
      status: 200,
      reach: () => got(member, paths.myAccount('ar', { done: 'notices' })),
    },
  ];

  for (const state of states) {
    it(`${state.name}: can be read, reached and used by everyone`, async () => {
      expect(await problemsOf(state, context, application.origin)).to.deep.equal([]);
    });
  }
});
