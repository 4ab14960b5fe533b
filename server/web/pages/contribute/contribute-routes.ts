import { randomUUID } from 'node:crypto';
import { Router, type Response } from 'express';
import { can } from '../../../accounts/index.ts';
import {
  CallRefused,
  partsOf,
  Refused,
  refusals,
  screensOf,
  titleOf,
  type CallRefusal,
  type ContentKind,
  type Refusal,
  type ReviewAction,
  type Thread,
  type WorkingRecord,
} from '../../../content/index.ts';
import { NotFound } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import { EngineUnavailable, type SearchHit } from '../../../search/index.ts';
import { allow } from '../../middleware/allow.ts';
import { cardOf } from '../../cards.ts';
import { mediaOf } from '../files/record-media.ts';
import { callIdIn, callNote, findCallNote } from '../calls/call-note.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { checkPage } from './check-page.ts';
import { dashboardPage, startPage } from './dashboard-page.ts';
import { draftPage } from './draft-page.ts';
import { threadView } from '../reviews/shown-thread.ts';
import { accountOf, bodyOf, idIn } from './draft-routes.ts';
import { oneOf } from './fields/form-values.ts';

const actions: readonly ReviewAction[] = ['edit', 'submit', 'takeBack', 'discard', 'confirm'];
const doneWords = [
  'thread-accept',
  'thread-closed',
  'submitted',
  'deleted',
  'taken-back',
  'discarded',
  'confirmed',
  'imported',
  'restored',
  'translated',
];
const mostSimilar = 3;

const kindOf = (text: unknown): ContentKind => {
  if (text === 'practice' || text === 'lesson') return text;
  throw new NotFound('no such kind of record');
};
const refusalIn = (query: unknown): Refusal | undefined => refusals.find((one) => one === query);
const doneIn = (query: unknown): string =>
  typeof query === 'string' && doneWords.includes(query) ? query : '';

/** The records of an office: begun, listed, checked, submitted. */
export function contributeRoutes(services: WebServices): Router {
  const { attachments, content, writing, reviewing, comments, accounts, calls, search, vocabularies } =
    services;
  const router = Router();

  router.get('/contribute', allow('record.write', 'record.translate', 'record.review'), async (req, res) => {
    const context = contextOf(res);
    const account = accountOf(res);
    const input = {
      records: await writing.listOwn(account),
      done: doneIn(req.query['done']),
      calls: (await calls.listOpen(account)).map((call) => callNote(call, calls, context)),
      canReadCalls: can(account, 'call.read'),
      canImport: can(account, 'record.import'),
      forMembers: await content.listForMembersAlone(),
      canWrite: can(account, 'record.write'),
      canReview: can(account, 'record.review'),
      canTranslate: can(account, 'record.translate'),
    };
    res.render('pages/contribute/dashboard', dashboardPage(input, context, vocabularies));
  });

  /** The question before a new record. @param callId that it is begun for, where nothing stands against it */
  async function renderStart(
    res: Response,
    kind: ContentKind,
    callId: number | null,
    said: { writes?: string; refusal?: CallRefusal | undefined } = {},
  ): Promise<void> {
    const context = contextOf(res);
    const call = said.refusal ? null : await findCallNote(callId, calls, context);
    const input = { ...said, key: randomUUID(), call, calls: paths.calls(context.locale) };
    res.render('pages/contribute/start', startPage(kind, input, context));
  }

  router.get('/contribute/new/:kind', allow('record.write'), async (req, res) => {
    const kind = kindOf(req.params['kind']);
    const { call } = req.query;
    const callId = callIdIn(typeof call === 'string' ? call : '');
    const refusal = await calls.findRefusal(accountOf(res), callId, kind);
    await renderStart(res, kind, callId, { refusal });
  });

  router.post('/contribute/new/:kind', allow('record.write'), async (req, res) => {
    const { locale } = contextOf(res);
    const body = bodyOf(req);
    const writes = oneOf(body, 'writes');
    const key = oneOf(body, 'key');
    const kind = kindOf(req.params['kind']);
    const callId = callIdIn(oneOf(body, 'call'));
    try {
      const { contentId } = await writing.createDraft(accountOf(res), {
        kind,
        writes: writes === 'en' || writes === 'both' ? writes : 'ar',
        sourceLang: locale,
        key: /^[\w-]{8,64}$/.test(key) ? key : undefined,
        callId,
      });
      const { record } = await writing.get(accountOf(res), contentId);
      const [first] = screensOf(record.kind);
      res.redirect(303, paths.draftScreen(locale, contentId, first!.name));
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      res.status(409);
      await renderStart(res, kind, callId, { writes, refusal: error.refusal });
    }
  });

  const shortcomingsOf = (working: WorkingRecord) => ({
    quick: writing.listShortcomings(working),
    verified: writing.listShortcomings(working, 'verified'),
  });

  /** One record with all that can be done with it. */
  async function renderDraft(
    res: Response,
    id: number,
    said: { done: string; refusal?: Refusal | undefined; unsaid?: unknown },
  ): Promise<void> {
    const account = accountOf(res);
    const working = await writing.get(account, id);
    const decisions = await Promise.all(
      actions.map(async (action) => [action, await writing.decide(account, working, action)] as const),
    );
    const threads = await comments.list(account, working.record.id);
    const { locale, t } = contextOf(res);
    const { id: recordId, kind } = working.record;
    const names = new Map((await accounts.listAccounts()).map((one) => [one.id, one.name]));
    const view = (thread: Thread) =>
      threadView(thread, { recordId, kind, locale, t, names, unsaid: said.unsaid });
    const decided = ['returned', 'rejected', 'archived'].includes(working.record.status)
      ? threads.findLast(({ state }) => state === 'reason')
      : undefined;
    const input = {
      working,
      shortcomings: shortcomingsOf(working),
      decisions: Object.fromEntries(decisions),
      threads: threads.filter(({ state }) => state === 'open').map(view),
      reason: decided ? view(decided) : null,
      ...said,
      isWriter: partsOf(account, working).includes('writer'),
      call: await findCallNote(working.callId, calls, contextOf(res)),
      vocabularies,
    };
    res.render('pages/contribute/draft', draftPage(input, contextOf(res)));
  }

  router.get(
    '/contribute/:id',
    allow('record.write', 'record.translate', 'record.review'),
    async (req, res) => {
      const { done, refused, thread } = req.query;
      const said = { done: doneIn(done), refusal: refusalIn(refused), unsaid: thread };
      await renderDraft(res, idIn(req), said);
    },
  );

  /** Published records that may say the same; none while the search is getting ready. */
  async function findSimilar({ record }: WorkingRecord, res: Response): Promise<SearchHit[]> {
    const { locale } = contextOf(res);
    const title = localText(titleOf(record), locale);
    if (!title) return [];
    try {
      const query = {
        text: title.text,
        locale,
        filters: {},
        sort: 'relevance' as const,
        limit: mostSimilar + 1,
        offset: 0,
      };
      const { hits } = await search.search(query);
      return hits.filter(({ document }) => document.id !== record.id).slice(0, mostSimilar);
    } catch (error) {
      if (error instanceof EngineUnavailable) return [];
      throw error;
    }
  }

  /** Documents that may say who wrote them, where the source is not to be shown. */
  async function findNamed({ record }: WorkingRecord): Promise<string[]> {
    if (record.kind !== 'lesson' || record.values.attribution === 'office') return [];
    const rows = mediaOf(record).filter(({ file }) => file !== undefined);
    const kept = await attachments.findKept(rows.map(({ file }) => file!));
    const named = await Promise.all(
      rows.map(async ({ file, name }) => {
        const found = kept.get(file!);
        return found && (await attachments.mayNameAuthor(found)) ? [name ?? file!] : [];
      }),
    );
    return named.flat();
  }

  async function renderCheck(res: Response, working: WorkingRecord, refusal?: Refusal): Promise<void> {
    const context = contextOf(res);
    const similar = await findSimilar(working, res);
    const input = {
      working,
      shortcomings: shortcomingsOf(working),
      refusal,
      isTried: refusal !== undefined,
      named: await findNamed(working),
      similar: similar.map((hit) => cardOf(hit, { ...context, vocabularies })),
      key: randomUUID(),
      call: await findCallNote(working.callId, calls, context),
      vocabularies,
    };
    res.render('pages/contribute/check', checkPage(input, context));
  }

  router.get('/contribute/:id/check', allow('record.write'), async (req, res) => {
    await renderCheck(res, await writing.get(accountOf(res), idIn(req)));
  });

  router.post('/contribute/:id/submit', allow('record.write', 'record.translate'), async (req, res) => {
    const account = accountOf(res);
    const { locale } = contextOf(res);
    const id = idIn(req);
    const key = oneOf(bodyOf(req), 'key');
    try {
      await writing.submit(account, id, { key: /^[\w-]{8,64}$/.test(key) ? key : undefined });
      res.redirect(303, paths.draft(locale, id, { done: 'submitted' }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      res.status(error.refusal === 'incomplete' ? 422 : 409);
      await renderCheck(res, await writing.get(account, id), error.refusal);
    }
  });

  /** What is done with one button, and where it leads then. */
  const buttons = {
    'take-back': { done: 'taken-back', act: (res, id) => writing.takeBack(accountOf(res), id) },
    discard: { done: 'discarded', act: (res, id) => reviewing.discard(accountOf(res), id) },
    confirm: { done: 'confirmed', act: (res, id) => reviewing.confirm(accountOf(res), id) },
  } satisfies Record<string, { done: string; act: (res: Response, id: number) => Promise<unknown> }>;
  for (const [name, { done, act }] of Object.entries(buttons)) {
    router.post(`/contribute/:id/${name}`, allow('record.write'), async (req, res) => {
      const id = idIn(req);
      const { locale } = contextOf(res);
      try {
        await act(res, id);
        res.redirect(303, paths.draft(locale, id, { done }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        res.status(409);
        await renderDraft(res, id, { done: '', refusal: error.refusal });
      }
    });
  }

  router.post('/contribute/:id/delete', allow('record.write'), async (req, res) => {
    await writing.delete(accountOf(res), idIn(req));
    res.redirect(303, paths.contribute(contextOf(res).locale, { done: 'deleted' }));
  });
  return router;
}
