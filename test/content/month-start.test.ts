import { expect } from 'chai';
import { monthStart } from '../../server/content/month-start.ts';

describe('the start of the month', () => {
  const cases = [
    ['2026-05-10T09:00:00.000Z', '2026-04-30T21:00:00.000Z'],
    ['2026-04-30T20:59:59.999Z', '2026-03-31T21:00:00.000Z'],
    ['2026-04-30T21:00:00.000Z', '2026-04-30T21:00:00.000Z'],
    ['2026-12-31T23:00:00.000Z', '2026-12-31T21:00:00.000Z'],
  ] as const;
  for (const [now, start] of cases) {
    it(`is ${start} in Iraq at ${now}`, () => {
      expect(monthStart(new Date(now))).to.equal(start);
    });
  }
});
