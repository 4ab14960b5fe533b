import { can, type Account } from '../accounts/index.ts';
import type { Workshop } from './workshop.ts';

/** Who wants to see a workshop, and with which key in hand. */
export interface Visitor {
  account?: Account | undefined;
  /** From the participants' link. */
  key?: string | undefined;
}

/** Its facilitators, and administrators. */
export const mayChange = (workshop: Pick<Workshop, 'facilitators'>, account: Account | undefined): boolean =>
  account !== undefined &&
  can(account, 'workshop.write') &&
  (workshop.facilitators.includes(account.id) || account.roles.includes('administrator'));

/** Who holds the participants' link. */
export const isParticipant = ({ key }: Pick<Workshop, 'key'>, visitor: Visitor): boolean =>
  key !== undefined && visitor.key === key;

export function mayRead(workshop: Workshop, visitor: Visitor): boolean {
  if (workshop.visibility === 'public' || mayChange(workshop, visitor.account)) return true;
  if (workshop.visibility === 'members' && visitor.account) return true;
  return isParticipant(workshop, visitor);
}

/** The workshop as all may see it who are not its facilitators: no names, no notes, no addresses, no key. */
export function withoutPrivate(workshop: Workshop): Workshop {
  const { key: _key, ...open } = workshop;
  return {
    ...open,
    people: [],
    sessions: workshop.sessions.map(({ notes: _notes, ...session }) => session),
    pack: workshop.pack.map(({ note: _note, ...pick }) => pick),
    commitments: workshop.commitments.map(({ email: _email, ...commitment }) => commitment),
    tables: [],
  };
}
