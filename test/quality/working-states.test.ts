import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { submittedLesson } from '../support/reviewed.ts';
import { problemsOf, waysIn, type State } from './answered.ts';

describeInBrowser('every state of writing, translating and reviewing', function () {
  this.timeout(180_000);
  let application: Application;
  let writer: SignedIn;
  let translator: SignedIn;
  let reviewer: SignedIn;
  let elsewhere: SignedIn;
  let context: BrowserContext;
  /** A lesson that was returned with threads, and one that is published in two forms. */
  let returned: number;
  let published: number;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    writer = await signInAs(application, 'contributor', { name: 'زينب' });
    translator = await signInAs(application, 'translator');
    reviewer = await signInAs(application, 'reviewer', { name: 'Hiwa' });
    elsewhere = await signInAs(application, 'reviewer', { governorates: ['IQ-BA'] });
    context = await (await sharedBrowser()).newContext({ reducedMotion: 'reduce' });
    const { reviewing, comments, writing } = application.services;
    returned = await submittedLesson(application, writer);
    await reviewing.take(reviewer.account, returned);
    await comments.add(reviewer.account, returned, { field: 'event', text: 'متى كان ذلك؟' });
    const suggestion = { language: 'ar', text: 'صياغة أخرى' } as const;
    await comments.add(reviewer.account, returned, { field: 'statement', text: '', suggestion });
    await reviewing.requestChanges(reviewer.account, returned, { reason: 'تُذكر الأرقام.' });
    published = await submittedLesson(application, writer);
    await reviewing.take(reviewer.account, published);
    await comments.add(reviewer.account, published, { field: 'advice', text: 'Who?' });
    const [thread] = await comments.list(reviewer.account, published);
    await comments.resolve(reviewer.account, published, thread!.id);
    await reviewing.publish(reviewer.account, published, { reviewDue: '2025-01-10' });
    const { version } = await writing.get(writer.account, published);
    const changed = { event: { ar: 'وزّعنا 700 حاوية في شهرين.', en: 'We gave out 700 bins.' } };
    await writing.save(writer.account, published, { version, values: changed });
    await writing.submit(writer.account, published, {});
    await reviewing.take(reviewer.account, published);
    await reviewing.publish(reviewer.account, published, { reviewDue: '2025-01-10' });
  });
  after(async () => {
    await context.close();
    await application.stop();
  });

  const draft = async (writes: 'ar' | 'both' = 'both', values: object = {}): Promise<number> => {
    const choices = { kind: 'lesson', writes, sourceLang: 'ar', values } as const;
    return (await application.services.writing.createDraft(writer.account, choices)).contentId;
  };
  const underReview = async (): Promise<number> => {
    const id = await submittedLesson(application, writer);
    await application.services.reviewing.take(reviewer.account, id);
    return id;
  };
  const { got, sent, asked, visited } = waysIn(() => application);

  const states: State[] = [
    {
      name: 'a screen with what is missing, in both languages side by side',
      status: 422,
      reach: async () =>
        sent(writer, paths.draftScreen('ar', await draft(), 'lesson'), {
          ...{
            writes: 'both',
            version: '1',
            'event.ar': 'وزّعنا 27% منها',
            'advice.ar': 'نبدأ بالتوعية. '.repeat(60),
          },
        }),
    },
    {
      name: 'choices that are missing',
      status: 422,
      reach: async () =>
        sent(writer, paths.draftScreen('en', await draft('ar'), 'place'), { writes: 'ar', version: '1' }),
    },
    {
      name: 'two who wrote at once',
      status: 409,
      reach: async () => {
        const id = await draft();
        const values = { event: { ar: 'كتبه الزميل 12%', en: 'A colleague wrote this' } };
        await application.services.writing.save(writer.account, id, { version: 1, values });
        const typed = { 'event.ar': 'كتبته بعده', 'event.en': 'Written after it' };
        return sent(writer, paths.draftScreen('ar', id, 'lesson'), {
          writes: 'both',
          version: '1',
          ...typed,
        });
      },
    },
    {
      name: 'a check that finds something missing',
      status: 422,
      reach: async () => sent(writer, paths.draftAction('ar', await draft('ar'), 'submit'), {}),
    },
    {
      name: 'a record that cannot be written on now',
      status: 200,
      reach: async () =>
        got(
          writer,
          paths.draft('en', await submittedLesson(application, writer), { refused: 'being-reviewed' }),
        ),
    },
    {
      name: 'a returned record with open threads, and an answer without words',
      status: 200,
      reach: async () => {
        const [thread] = await application.services.comments.list(writer.account, returned);
        return got(writer, paths.draft('ar', returned, { thread: thread!.id }));
      },
    },
    {
      name: 'an office without records',
      status: 200,
      reach: async () => got(await signInAs(application, 'contributor'), paths.contribute('en')),
    },
    {
      name: 'a translation whose original changed meanwhile',
      status: 409,
      reach: async () => {
        const fields = { version: '1', 'statement.en': 'Bins came first' };
        return sent(writer, paths.draftTranslation('ar', published), fields);
      },
    },
    {
      name: 'a record before a translator of another office',
      status: 200,
      reach: () => got(translator, paths.draft('ar', published)),
    },
    {
      name: 'two forms compared',
      status: 200,
      reach: () => got(writer, paths.draftHistory('ar', published, { from: 1, to: 4 })),
    },
    { name: 'an empty queue', status: 200, reach: () => got(elsewhere, paths.reviews('ar')) },
    {
      name: 'a queue with reports and records that are due',
      status: 200,
      reach: async () => {
        const { reports } = application.services;
        await reports.report(published, { text: 'الرقم 27% غير صحيح', contact: 'a@b.example' });
        return got(reviewer, paths.reviews('en'));
      },
    },
    {
      name: 'a review before it begins, with threads that are settled',
      status: 200,
      reach: async () => {
        const { writing } = application.services;
        const { version } = await writing.get(writer.account, published);
        await writing.save(writer.account, published, { version, values: { cause: { ar: 'السبب' } } });
        await writing.submit(writer.account, published, {});
        return got(reviewer, paths.reviewOf('en', published));
      },
    },
    {
      name: 'a decision without a reason',
      status: 422,
      reach: async () =>
        sent(reviewer, paths.reviewAction('ar', await underReview(), 'requestChanges'), { reason: '' }),
    },
    {
      name: 'a comment that cannot be taken',
      status: 422,
      reach: async () =>
        sent(reviewer, paths.reviewAction('en', await underReview(), 'comment'), {
          field: 'event',
          text: ' ',
        }),
    },
    {
      name: 'a refused decision',
      status: 409,
      reach: async () =>
        sent(reviewer, paths.reviewAction('ar', await underReview(), 'sendBack'), { reason: 'x' }),
    },
    {
      name: 'a report without words',
      status: 422,
      reach: () => visited(paths.report('ar', published), { text: '', contact: 'x'.repeat(130) }),
    },
    {
      name: 'a report that arrived',
      status: 200,
      reach: () => asked(paths.report('en', published, { sent: 'yes' })),
    },
    {
      name: 'the yearly question',
      status: 200,
      reach: () =>
        asked(paths.stillHolds('ar', application.services.stillHolds.tokenFor(published, '2025-01-10'))),
    },
    {
      name: 'the yearly question, answered',
      status: 200,
      reach: () =>
        asked(paths.stillHolds('en', application.services.stillHolds.tokenFor(published, '2024-01-10'))),
    },
  ];

  for (const state of states) {
    it(`${state.name}: can be read, reached and used by everyone`, async () => {
      expect(await problemsOf(state, context, application.origin)).to.deep.equal([]);
    });
  }

  it('says nothing of failure in the log', () => {
    expect(application.errors.join('\n')).to.equal('');
  });
});
