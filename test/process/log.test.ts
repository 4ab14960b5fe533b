import { expect } from 'chai';
import { toTerminalLine } from '../../server/log.ts';

const at = new Date(2026, 1, 3, 14, 5, 6).getTime();
const line = (entry: object): string => toTerminalLine(JSON.stringify({ time: at, level: 30, ...entry }));

describe('the log at a terminal', () => {
  it('is a time, a sentence and what else is known', () => {
    expect(line({ msg: 'answered', pid: 7, path: '/ar', status: 200 })).to.equal(
      '14:05:06 answered path=/ar status=200\n',
    );
  });

  it('says how grave a line is, and shows the stack of an error', () => {
    expect(
      line({ level: 50, msg: 'a page failed', err: { message: 'no', stack: 'Error: no\n  at x' } }),
    ).to.equal('14:05:06 error: a page failed\nError: no\n  at x\n');
  });
});
