// `npm test [-- FILE…]`: builds, then runs every test in two processes side by side (or the files named, in one). The
// last line is "N passed, N failed", with ", N skipped" where there are any. `npm test -- --remember` writes down how
// long each file took, by which later runs share them out. `--crashes=200` kills the library as often in its crash test.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../server/package-root.ts';
import { runShard, type ShardOutcome } from './run-shard.ts';
import { shareOut } from './share-out.ts';

const durationsFile = join(packageRoot, 'test', 'run', 'durations.json');

/** The smallest machine that the tests are run on has two processors. */
const shards = 2;

const listTests = (): string[] =>
  readdirSync(join(packageRoot, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.replaceAll('\\', '/')}`);

function build(): boolean {
  const script = join(packageRoot, 'scripts', 'build.mjs');
  return spawnSync(process.execPath, [script], { cwd: packageRoot, stdio: 'inherit' }).status === 0;
}

async function runAll(): Promise<ShardOutcome[]> {
  const seconds = JSON.parse(readFileSync(durationsFile, 'utf8')) as Record<string, number>;
  return Promise.all(shareOut(listTests(), seconds, shards).map((files) => runShard(files, { live: false })));
}

/** Files that take no time to speak of are left out: there are many, and they even out. */
function remember(outcomes: readonly ShardOutcome[]): void {
  const taken = outcomes
    .flatMap(({ seconds }) => Object.entries(seconds))
    .map(([file, seconds]): [string, number] => [file, Math.round(seconds)])
    .filter(([, seconds]) => seconds > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(durationsFile, `${JSON.stringify(Object.fromEntries(taken), null, 2)}\n`);
}

function end(outcomes: readonly Pick<ShardOutcome, 'passed' | 'failed' | 'skipped' | 'summary'>[]): void {
  const sum = (what: 'passed' | 'failed' | 'skipped'): number =>
    outcomes.reduce((total, one) => total + one[what], 0);
  for (const { summary } of outcomes) process.stdout.write(summary);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  process.exitCode = sum('failed') > 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
}

mkdirSync(join(packageRoot, '.tmp'), { recursive: true });
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith('--'));
const crashes = words.find((word) => word.startsWith('--crashes='));
if (crashes) process.env['CRASHES'] = crashes.slice(crashes.indexOf('=') + 1);
if (build()) {
  const outcomes = named.length > 0 ? [await runShard(named, { live: true })] : await runAll();
  if (words.includes('--remember')) remember(outcomes);
  end(outcomes);
} else {
  end([{ passed: 0, failed: 1, skipped: 0, summary: 'The build failed; no test was run.\n' }]);
}
