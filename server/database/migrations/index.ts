import type { Migration } from 'kysely';
import type { DatabaseKind } from '../database-kind.ts';
import { contentTables } from './0001-content.ts';
import { searchesTable } from './0002-searches.ts';
import { accountsTables } from './0003-accounts.ts';
import { jobsTables } from './0004-jobs.ts';
import { attachmentsTables } from './0005-attachments.ts';
import { writingTables } from './0006-writing.ts';
import { workshopTables } from './0007-workshops.ts';
import { wordsTable } from './0022-words.ts';
import { callsTables } from './0023-calls.ts';
import { noticesTable } from './0024-notices.ts';
import { bulkDraftsTable } from './0025-bulk-drafts.ts';

/** Every migration by name, in order. Listed by hand: folders look different once compiled. */
export const migrationsFor = (kind: DatabaseKind): Record<string, Migration> => ({
  '0001-content': contentTables(kind),
  '0002-searches': searchesTable,
  '0003-accounts': accountsTables(kind),
  '0004-jobs': jobsTables(kind),
  '0005-attachments': attachmentsTables(kind),
  '0006-writing': writingTables(kind),
  '0007-workshops': workshopTables,
  '0022-words': wordsTable,
  '0023-calls': callsTables(kind),
  '0024-notices': noticesTable(kind),
  '0025-bulk-drafts': bulkDraftsTable(kind),
});
