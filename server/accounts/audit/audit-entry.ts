import { createHash } from 'node:crypto';

/** One line of the audit trail. */
export interface AuditEntry {
  /** From 1, without gaps. */
  seq: number;
  /** ISO 8601 instant. */
  at: string;
  actorId: number | null;
  /** The name at that time; empty for nobody who was signed in. */
  actor: string;
  /** "account.disabled", "record.published". */
  action: string;
  /** What it was done to: "account 12". */
  subject: string;
  details: Readonly<Record<string, unknown>>;
  /** The hash of the line before; empty for the first. */
  previous: string;
  hash: string;
}

/** The hash that a line must have: it holds the line before it, so that none can be changed or taken out. */
export function hashOfEntry(entry: Omit<AuditEntry, 'hash' | 'details'> & { details: string }): string {
  const { seq, at, actorId, actor, action, subject, details, previous } = entry;
  const text = JSON.stringify([seq, at, actorId, actor, action, subject, details, previous]);
  return createHash('sha256').update(text).digest('hex');
}
