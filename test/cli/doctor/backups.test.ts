import { expect } from 'chai';
import type { BackupState } from '../../../server/backups/index.ts';
import { judgeBackups } from '../../../server/cli/doctor/look-at-backups.ts';

const now = new Date('2026-11-25T12:00:00Z');
const last = (madeAt: string): BackupState['last'] => ({
  madeAt,
  name: 'one.tar',
  bytes: 1,
  rows: 1,
  files: 0,
  lost: 0,
});
const said = (state: BackupState, every: number | undefined): string[] =>
  judgeBackups(state, every, now).map(({ state: how, says }) => `${how} ${says}`);

describe('what the doctor says of backups', () => {
  it('is that there is none, and whether one is to come', () => {
    expect(said({}, undefined)).to.deep.equal(['note backup.never']);
    expect(said({}, 24)).to.deep.equal(['note backup.awaited']);
  });

  it('is the age of the last, which is wrong when it is older than it should be', () => {
    const yesterday = last('2026-11-24T09:30:00Z');
    expect(judgeBackups({ last: yesterday! }, 24, now)).to.deep.equal([
      { state: 'good', says: 'backup', values: { at: '2026-11-24T09:30:00Z', hours: 26 } },
    ]);
    expect(said({ last: yesterday! }, 12)).to.deep.equal(['wrong backup.old']);
    expect(said({ last: last('2020-01-01T00:00:00Z')! }, undefined)).to.deep.equal(['good backup']);
  });

  it('is also that an attempt has failed', () => {
    const failed = { at: '2026-11-25T11:00:00Z', reason: 'no room' };
    expect(said({ failed }, 24)).to.deep.equal(['wrong backup.failed', 'note backup.awaited']);
  });
});
