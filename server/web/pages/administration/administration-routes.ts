import { Router } from 'express';
import { allow } from '../../middleware/allow.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { adminFrame } from './administration-page.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { callDeskRoutes } from './calls/call-desk-routes.ts';
import { officesRoutes } from './offices-routes.ts';
import { termsRoutes } from './words/terms-routes.ts';
import { wordsRoutes } from './words/words-routes.ts';
import {
  jobsPage,
  messagePage,
  messagesPage,
  readJobState,
  searchesPage,
  storagePage,
} from './operations-page.ts';

/** Days that the page about searches looks back. */
const days = 30;

/** The pages of those who run the library. */
export function administrationRoutes(services: WebServices): Router {
  const { accounts, backups, jobDesk, outbox, searchHealth, storage } = services;
  const router = Router();
  const namesOf = async () => new Map((await accounts.listAccounts()).map(({ id, name }) => [id, name]));
  router.get('/administration', allow('accounts.manage'), (_req, res) => {
    res.render('pages/administration/administration', adminFrame(contextOf(res), ''));
  });
  router.use(accountsRoutes(services));
  router.use(officesRoutes(services));
  router.use(callDeskRoutes(services));
  router.use(auditRoutes(services));
  router.use(wordsRoutes(services));
  router.use(termsRoutes(services));
  router.get('/administration/messages', allow('messages.read'), async (_req, res) => {
    const shown = { isDelivering: outbox.isDelivering, names: await namesOf() };
    const page = messagesPage(contextOf(res), await outbox.listMessages(), shown);
    res.render('pages/administration/messages', page);
  });
  router.get('/administration/messages/:id', allow('messages.read'), async (req, res) => {
    const context = contextOf(res);
    const message = await outbox.read(context.account!, Number(req.params['id']));
    res.render('pages/administration/message', messagePage(context, message, await namesOf()));
  });
  router.get('/administration/jobs', allow('jobs.manage'), async (req, res) => {
    const state = readJobState(req.query['state']);
    const [jobs, counts] = await Promise.all([jobDesk.listJobs(state), jobDesk.countJobs()]);
    const page = jobsPage(contextOf(res), { state, jobs, counts, done: req.query['done'] });
    res.render('pages/administration/jobs', page);
  });
  router.post('/administration/jobs/:id/retry', allow('jobs.manage'), async (req, res) => {
    const { account, locale } = contextOf(res);
    const id = Number(req.params['id']);
    await jobDesk.retry(account!, Number.isSafeInteger(id) ? id : 0);
    res.redirect(303, paths.adminJobs(locale, { state: 'waiting', done: 'retried' }));
  });
  router.get('/administration/searches', allow('library.run'), async (_req, res) => {
    const page = searchesPage(contextOf(res), await searchHealth.look(days), days);
    res.render('pages/administration/searches', page);
  });
  router.get('/administration/storage', allow('library.run'), async (req, res) => {
    const [measured, report] = await Promise.all([storage.measure(), backups.report()]);
    const shown = { storage: measured, backups: report, now: new Date(), done: req.query['done'] };
    res.render('pages/administration/storage', storagePage(contextOf(res), shown));
  });
  router.post('/administration/backups', allow('library.run'), async (_req, res) => {
    const { account, locale } = contextOf(res);
    await backups.ask(account!);
    res.redirect(303, paths.adminStorage(locale, { done: 'backup-asked' }));
  });
  return router;
}
