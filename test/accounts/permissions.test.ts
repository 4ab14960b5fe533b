import { expect } from 'chai';
import { can, roles, type Account, type Action, type Role } from '../../server/accounts/index.ts';

const somebody = (role: Role, more: Partial<Account> = {}): Account => ({
  id: 1,
  name: 'Somebody',
  locale: 'ar',
  roles: [role],
  officeId: 7,
  governorates: [],
  sectors: [],
  ...more,
});

/** Who may do each thing at all. */
const table: Record<Action, readonly Role[]> = {
  'record.write': ['contributor', 'facilitator', 'administrator'],
  'record.translate': ['contributor', 'translator', 'administrator'],
  'record.review': ['reviewer', 'administrator'],
  'record.import': ['facilitator', 'administrator'],
  'call.write': ['administrator'],
  'call.answer': ['contributor', 'facilitator', 'administrator'],
  'call.read': ['contributor', 'translator', 'reviewer', 'facilitator', 'administrator'],
  'workshop.write': ['facilitator', 'administrator'],
  'accounts.manage': ['administrator'],
  'offices.manage': ['administrator'],
  'messages.read': ['administrator'],
  'jobs.manage': ['administrator'],
  'audit.read': ['administrator'],
  'texts.write': ['administrator'],
  'terms.write': ['administrator'],
  'library.run': ['administrator'],
};

describe('permissions', () => {
  it('are what the table says, and nobody who is not signed in has any', () => {
    for (const [action, allowed] of Object.entries(table) as [Action, Role[]][]) {
      expect(
        roles.filter((role) => can(somebody(role), action)),
        action,
      ).to.have.members(allowed);
      expect(can(undefined, action), action).to.equal(false);
      expect(can(somebody('contributor', { roles: [] }), action), action).to.equal(false);
    }
  });

  it('to write end at the walls of the office', () => {
    for (const role of ['contributor', 'facilitator'] as const) {
      expect(can(somebody(role), 'record.write', { officeId: 7 })).to.equal(true);
      expect(can(somebody(role), 'record.write', { officeId: 8 })).to.equal(false);
      expect(can(somebody(role), 'record.write', { officeId: null })).to.equal(false);
      expect(can(somebody(role, { officeId: null }), 'record.write', { officeId: null })).to.equal(false);
    }
    expect(can(somebody('administrator'), 'record.write', { officeId: 8 })).to.equal(true);
  });

  it('to review end where a reviewer’s governorates and sectors end', () => {
    const limited = somebody('reviewer', { governorates: ['IQ-NI', 'IQ-BA'], sectors: ['WAT'] });
    const may = (governorates: string[], sectors: string[]) =>
      can(limited, 'record.review', { governorates, sectors });
    expect(may(['IQ-BA', 'IQ-AN'], ['WAT'])).to.equal(true);
    expect(may(['IQ-AN'], ['WAT'])).to.equal(false);
    expect(may(['IQ-NI'], ['SOL'])).to.equal(false);
    expect(may([], ['WAT'])).to.equal(false);
    expect(can(somebody('reviewer'), 'record.review', { governorates: [], sectors: [] })).to.equal(true);
  });
});
