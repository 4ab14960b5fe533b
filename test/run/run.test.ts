import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../server/package-root.ts';
import { runShard } from './run-shard.ts';
import { shareOut } from './share-out.ts';

describe('a run of the tests', () => {
  describe('is shared out', () => {
    it('so that all parts take about as long, by what is known of each file', () => {
      const seconds = { a: 30, b: 20, c: 9, d: 1 };
      expect(shareOut(['a', 'b', 'c', 'd'], seconds, 2)).to.deep.equal([['a'], ['b', 'c', 'd']]);
    });

    it('wholly: every file once, those that nothing is known of too', () => {
      const files = Array.from({ length: 50 }, (_, number) => `file-${number}`);
      const shards = shareOut(files, { 'file-7': 8 }, 2);
      expect(shards.flat()).to.have.members(files).and.have.length(50);
    });

    it('without empty parts', () => {
      expect(shareOut(['a'], {}, 2)).to.deep.equal([['a']]);
    });
  });

  describe('fails', function () {
    this.timeout(60_000);
    let folder: string;

    before(() => {
      mkdirSync(join(packageRoot, '.tmp'), { recursive: true });
      folder = mkdtempSync(join(packageRoot, '.tmp', 'shard-'));
    });
    after(() => {
      rmSync(folder, { recursive: true });
    });

    /** Runs a test file with `body` beside one that passes. */
    async function outcomeOf(name: string, body: string): Promise<{ counts: number[]; summary: string }> {
      const file = (of: string, content: string): string => {
        const path = join(folder, `${of}.cjs`);
        writeFileSync(path, content);
        return path;
      };
      const files = [file(`${name}-sound`, `it('holds', () => {});`), file(name, body)];
      const outcome = await runShard(files, { live: false, lingering: 1_000 });
      const { passed, failed, skipped, summary } = outcome;
      return { counts: [passed, failed, skipped], summary };
    }

    it('with a test that fails, and counts what passed and what was left out', async () => {
      const body = `it('fails', () => { throw new Error('the fault'); }); it.skip('waits', () => {});`;
      const { counts, summary } = await outcomeOf('failing', body);
      expect(counts).to.deep.equal([1, 1, 1]);
      expect(summary).to.include('the fault');
    });

    it('with a process that ends before its tests do, as if all were well', async () => {
      const { counts, summary } = await outcomeOf('crashing', `it('ends all', () => { process.exit(0); });`);
      expect(counts).to.deep.equal([0, 1, 0]);
      expect(summary).to.include('before its tests did');
    });

    it('with tests that leave something open', async () => {
      const body = `it('leaves', () => { setInterval(() => {}, 1000); });`;
      const { counts, summary } = await outcomeOf('lingering', body);
      expect(counts).to.deep.equal([2, 1, 0]);
      expect(summary).to.include('left something open');
    });
  });
});
