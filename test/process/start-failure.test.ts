import { expect } from 'chai';
import { loadConfig } from '../../server/config.ts';
import { DatabaseUnusable } from '../../server/database/index.ts';
import { DataDirUnusable } from '../../server/process/data-dir.ts';
import { toStartFailure } from '../../server/process/start-failure.ts';

const place = { host: '127.0.0.1', port: 3000, dataDir: '/data' };
const failed = (code: string, cause?: unknown): Error =>
  Object.assign(new Error(`${code}: x`, { cause }), { code });

describe('why the library did not start', () => {
  for (const [code, words] of [
    ['EADDRINUSE', /^Port 3000 is in use/],
    ['EACCES', /^Port 3000 may not be used/],
    ['EADDRNOTAVAIL', /^HOST 127.0.0.1 is not an address/],
    ['ENOSPC', /\/data is full\.$/],
    ['SQLITE_FULL', /\/data is full\.$/],
    ['SQLITE_READONLY_DBMOVED', /may not be written to/],
    ['SQLITE_CORRUPT', /is damaged/],
  ] as const) {
    it(`is one sentence about ${code}, wherever in the chain of causes it stands`, () => {
      for (const error of [
        failed(code),
        new DatabaseUnusable('x', { cause: failed('OTHER', failed(code)) }),
      ]) {
        const { sentence, exitCode } = toStartFailure(error, place);
        expect(sentence)
          .to.match(words)
          .and.not.match(/\n| {4}at /);
        expect(exitCode).to.equal(1);
      }
    });
  }

  it('is the sentence of a folder or database that knows better', () => {
    const folder = new DataDirUnusable('The folder is on fire.', { cause: failed('EACCES') });
    expect(toStartFailure(folder, place).sentence).to.equal('The folder is on fire.');
    expect(toStartFailure(new DatabaseUnusable('No database.'), place).sentence).to.equal('No database.');
  });

  it('is the list of wrong settings, with its own exit code', () => {
    try {
      loadConfig({ PORT: 'x', SEED: 'y' });
      expect.fail('was taken');
    } catch (error) {
      const { sentence, exitCode } = toStartFailure(error, undefined);
      expect(exitCode).to.equal(78);
      expect(sentence).to.include('PORT').and.to.include('SEED');
    }
  });

  it('is not hidden when nobody foresaw it', () => {
    expect(toStartFailure(new TypeError('x is not a function'), place)).to.deep.equal({
      sentence: undefined,
      exitCode: 1,
    });
  });
});
