import type { Reader, Transaction } from '../../database/index.ts';

/** What a reader says is wrong with a published record. */
export interface ProblemReport {
  id: number;
  contentId: number;
  text: string;
  /** How to reach the reader, in their own words; '' for nothing. */
  contact: string;
  /** ISO 8601 instant. */
  createdAt: string;
}

export async function insertReport(tx: Transaction, report: Omit<ProblemReport, 'id'>): Promise<void> {
  await tx
    .insertInto('problem_reports')
    .values({
      content_id: report.contentId,
      text: report.text,
      contact: report.contact,
      created_at: report.createdAt,
      closed_at: null,
    })
    .execute();
}

/** Reports that nobody has dealt with, the oldest first. */
export async function listOpenReports(reader: Reader, limit: number): Promise<ProblemReport[]> {
  const rows = await reader
    .selectFrom('problem_reports')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    contentId: row.content_id,
    text: row.text,
    contact: row.contact,
    createdAt: row.created_at,
  }));
}

export const closeReport = (tx: Transaction, id: number, now: string): Promise<unknown> =>
  tx.updateTable('problem_reports').set({ closed_at: now }).where('id', '=', id).execute();
