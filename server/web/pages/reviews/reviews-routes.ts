import { randomUUID } from 'node:crypto';
import { Router, type Response } from 'express';
import { can, type Account } from '../../../accounts/index.ts';
import { partsOf, Refused, type ReviewAction, type WorkingRecord } from '../../../content/index.ts';
import { InvalidInput } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths, type QueryValues } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { accountOf, bodyOf, idIn } from '../contribute/draft-routes.ts';
import { cleanText, oneOf, type FormBody } from '../contribute/fields/form-values.ts';
import { localText } from '../../../language/index.ts';
import { findCallNote } from '../calls/call-note.ts';
import { queuePage, readQueueFilter } from './queue-page.ts';
import { reviewPage, type ReviewInput } from './review-page.ts';

const decided: readonly ReviewAction[] = [
  ...(['take', 'requestChanges', 'approve', 'publish', 'sendBack'] as const),
  ...(['reject', 'withdraw', 'confirm', 'markDue'] as const),
];

const reasonIn = (body: FormBody): string => cleanText(oneOf(body, 'reason'), 2_000).slice(0, 2_000);

/** What the reviewer says of a record with its publication. */
function assessmentIn(body: FormBody, locale: 'ar' | 'en') {
  const text = (name: string, limit: number) => {
    const words = cleanText(oneOf(body, name), limit);
    return words ? { [locale]: words } : undefined;
  };
  return {
    evidence: oneOf(body, 'evidence') || undefined,
    evidenceReason: text('evidence_reason', 200),
    note: text('reviewer_note', 500),
    reviewDue: oneOf(body, 'review_due') || undefined,
  };
}

/** The reviewers' queue, and each record in it. */
export function reviewsRoutes(services: WebServices): Router {
  const { reviewing, writing, comments, accounts, calls, vocabularies } = services;
  const router = Router();
  const namesOf = (all: readonly Account[]) => new Map(all.map(({ id, name }) => [id, name]));

  router.get('/reviews', allow('record.review'), async (req, res) => {
    const account = accountOf(res);
    const input = {
      queue: await reviewing.listQueue(account),
      due: await reviewing.listDue(account),
      reports: await services.reports.list(account),
      filter: readQueueFilter(req.query),
      names: namesOf(await accounts.listAccounts()),
      calls: await calls.list(account),
      now: new Date(),
    };
    res.render('pages/reviews/queue', queuePage(input, account, contextOf(res), vocabularies));
  });

  /** Those who may review it: who reads its sector or place by name first. */
  function suggestReviewers(all: readonly Account[], working: WorkingRecord): Account[] {
    const { sector = [], governorate = [] } = working.record.values;
    const match = (one: Account): number =>
      (one.sectors.some((code) => sector.includes(code)) ? 2 : 0) +
      (one.governorates.some((code) => governorate.includes(code)) ? 2 : 0) +
      (one.locale === working.record.sourceLang ? 1 : 0);
    return all
      .filter((one) => one.id !== working.writtenBy && one.roles.includes('reviewer'))
      .filter((one) => partsOf(one, working).includes('reviewer'))
      .sort((one, other) => match(other) - match(one));
  }

  async function render(
    res: Response,
    working: WorkingRecord,
    said: Partial<Pick<ReviewInput, 'refusal' | 'problems' | 'reason' | 'comment' | 'unsaid' | 'done'>> = {},
  ): Promise<void> {
    const account = accountOf(res);
    const all = await accounts.listAccounts();
    const decisions = await Promise.all(
      decided.map(async (action) => [action, await reviewing.decide(account, working, action)] as const),
    );
    const input: ReviewInput = {
      refusal: undefined,
      problems: [],
      reason: '',
      comment: undefined,
      unsaid: undefined,
      done: '',
      ...said,
      working,
      decisions: Object.fromEntries(decisions),
      threads: await comments.list(account, working.record.id),
      shortcomings: writing.listShortcomings(working, 'verified'),
      names: namesOf(all),
      reviewers: can(account, 'record.review') ? suggestReviewers(all, working) : [],
      office:
        localText((await services.offices.findOffice(working.officeId))?.name, contextOf(res).locale)?.text ??
        '',
      call: await findCallNote(working.callId, calls, contextOf(res)),
      key: randomUUID(),
      vocabularies,
    };
    res.render('pages/reviews/review', reviewPage(input, contextOf(res)));
  }

  const doneWords = [
    'take',
    'requestChanges',
    'approve',
    'publish',
    'sendBack',
    'reject',
    'withdraw',
    'confirm',
  ];
  router.get('/reviews/:id', allow('record.review'), async (req, res) => {
    const { done, thread } = req.query;
    const isKnown = typeof done === 'string' && [...doneWords, 'assign', 'comment'].includes(done);
    await render(res, await writing.get(accountOf(res), idIn(req)), {
      done: isKnown ? done : '',
      unsaid: thread,
    });
  });

  const acts: Record<
    string,
    (account: Account, id: number, body: FormBody, res: Response) => Promise<unknown>
  > = {
    take: (account, id) => reviewing.take(account, id),
    requestChanges: (account, id, body) => reviewing.requestChanges(account, id, { reason: reasonIn(body) }),
    approve: (account, id) => reviewing.approve(account, id),
    sendBack: (account, id, body) => reviewing.sendBack(account, id, { reason: reasonIn(body) }),
    reject: (account, id, body) => reviewing.reject(account, id, { reason: reasonIn(body) }),
    withdraw: (account, id, body) => reviewing.withdraw(account, id, { reason: reasonIn(body) }),
    confirm: (account, id) => reviewing.confirm(account, id),
    markDue: (account, id) => reviewing.markDue(account, id),
    publish: (account, id, body, res) =>
      reviewing.publish(account, id, assessmentIn(body, contextOf(res).locale)),
    assign: async (account, id, body) => {
      const to = Number(oneOf(body, 'reviewer'));
      return reviewing.assign(account, id, to ? await accounts.getAccount(to) : undefined);
    },
    comment: (account, id, body) => {
      const language = oneOf(body, 'language') === 'en' ? 'en' : 'ar';
      const suggested = cleanText(oneOf(body, 'suggested'), 3_000);
      return comments.add(account, id, {
        field: oneOf(body, 'field').slice(0, 80),
        text: cleanText(oneOf(body, 'text'), 2_000),
        suggestion: suggested ? { language, text: suggested } : null,
        key: /^[\w-]{8,64}$/.test(oneOf(body, 'key')) ? oneOf(body, 'key') : undefined,
      });
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    router.post(`/reviews/:id/${name}`, allow('record.review'), async (req, res) => {
      const account = accountOf(res);
      const id = idIn(req);
      const body = bodyOf(req);
      try {
        await act(account, id, body, res);
        const { locale } = contextOf(res);
        res.redirect(303, paths.reviewOf(locale, id, { done: name }));
      } catch (error) {
        const reason = oneOf(body, 'reason');
        const [field, text, suggested] = ['field', 'text', 'suggested'].map((part) => oneOf(body, part));
        const comment =
          name === 'comment' ? { field: field!, text: text!, suggested: suggested! } : undefined;
        if (error instanceof Refused) {
          res.status(error.refusal === 'reason-missing' ? 422 : 409);
          await render(res, await writing.get(account, id), { refusal: error.refusal, reason, comment });
        } else if (error instanceof InvalidInput) {
          res.status(422);
          await render(res, await writing.get(account, id), { problems: error.problems, reason, comment });
        } else throw error;
      }
    });
  }

  router.post(
    '/contribute/:id/threads/:thread',
    allow('record.write', 'record.translate', 'record.review'),
    async (req, res) => {
      const account = accountOf(res);
      const id = idIn(req);
      const threadId = Number(req.params['thread']);
      const body = bodyOf(req);
      const verb = oneOf(body, 'do');
      const { locale } = contextOf(res);
      const isReviewer = can(account, 'record.review');
      const pageOf = isReviewer ? paths.reviewOf : paths.draft;
      const backTo = (query: QueryValues) => `${pageOf(locale, id, query)}#thread-${threadId}`;
      if (verb === 'accept') await comments.accept(account, id, threadId);
      else if (verb === 'reply') {
        if (oneOf(body, 'text').trim() === '') {
          res.redirect(303, backTo({ thread: threadId }));
          return;
        }
        const threads = await comments.list(account, id);
        const field = threads.find((thread) => thread.id === threadId)?.field ?? '';
        await comments.add(account, id, { field, text: oneOf(body, 'text'), threadId });
      } else await comments.resolve(account, id, threadId, verb === 'decline' ? 'declined' : 'resolved');
      // Writers no longer see what is settled: their page says so instead.
      const done =
        isReviewer || verb === 'reply' ? undefined : `thread-${verb === 'accept' ? verb : 'closed'}`;
      res.redirect(303, backTo({ done }));
    },
  );
  return router;
}
