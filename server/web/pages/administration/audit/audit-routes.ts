import { stringify } from 'csv-stringify/sync';
import { Router } from 'express';
import type { AuditEntry } from '../../../../accounts/index.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import type { WebServices } from '../../../web-services.ts';
import { readAuditFilter, readBefore } from './audit-form.ts';
import { auditPage } from './audit-page.ts';

const pageSize = 100;
const mostInFile = 100_000;
const columns = ['seq', 'at', 'actor_id', 'actor', 'action', 'subject', 'details', 'previous', 'hash'];

const rowOf = (entry: AuditEntry): (string | number)[] => [
  entry.seq,
  entry.at,
  entry.actorId ?? '',
  entry.actor,
  entry.action,
  entry.subject,
  JSON.stringify(entry.details),
  entry.previous,
  entry.hash,
];

export function auditRoutes({
  audit,
  accounts,
  vocabularies,
}: Pick<WebServices, 'audit' | 'accounts' | 'vocabularies'>): Router {
  const router = Router();
  const may = allow('audit.read');
  router.get('/administration/audit', may, async (req, res) => {
    const filter = readAuditFilter(req.query);
    const [entries, total, brokenLink, all] = await Promise.all([
      audit.listEntries(filter, pageSize + 1, readBefore(req.query)),
      audit.countEntries(filter),
      audit.findBrokenLink(),
      accounts.listAccounts(),
    ]);
    res.render(
      'pages/administration/audit',
      auditPage(contextOf(res), {
        filter,
        entries: entries.slice(0, pageSize),
        total,
        hasMore: entries.length > pageSize,
        brokenLink,
        accounts: all,
        vocabularies,
      }),
    );
  });
  router.get('/administration/audit.csv', may, async (req, res) => {
    const entries = await audit.listEntries(readAuditFilter(req.query), mostInFile);
    res.type('csv').attachment('tajarib-audit.csv');
    // A cell that begins like a formula is one to a spreadsheet.
    res.send('\ufeff' + stringify([columns, ...entries.map(rowOf)], { escape_formulas: true }));
  });
  return router;
}
