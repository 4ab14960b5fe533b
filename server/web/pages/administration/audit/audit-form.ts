import type { AuditFilter } from '../../../../accounts/index.ts';
import { textOf } from '../../../forms/shown-problems.ts';

/** What the trail can be asked for by: the things that its actions begin with. */
export const auditThings = [
  'account',
  'office',
  'record',
  'call',
  'workshop',
  'file',
  'message',
  'job',
  'text',
  'backup',
  'words',
  'term',
] as const;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Which lines are wanted; what cannot be one is left out. */
export function readAuditFilter(query: unknown): AuditFilter {
  const [actor, action, from, to] = ['actor', 'action', 'from', 'to'].map((name) => textOf(query, name, 40));
  return {
    ...(/^\d{1,9}$/.test(actor!) && { actorId: Number(actor) }),
    ...(auditThings.some((thing) => thing === action) && { action: action! }),
    ...(isDay(from!) && { from: from! }),
    ...(isDay(to!) && { to: to! }),
  };
}

/** The number of the line that the page begins before. */
export function readBefore(query: unknown): number | undefined {
  const before = textOf(query, 'before', 12);
  return /^\d{1,9}$/.test(before) ? Number(before) : undefined;
}
