import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../server/package-root.ts';
import { createInPieces } from './in-pieces.ts';

/** What came of a run, as the reporter writes it down. */
interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** Of each test file. */
  seconds: Record<string, number>;
}

export interface ShardOutcome extends Outcome {
  /** What was said when the last test was done. */
  summary: string;
}

interface Options {
  /** Writes what is said as it is said; otherwise suite by suite, and the summary not at all. */
  live: boolean;
  /**
   * How long tests that are done may keep their process from ending, in milliseconds: then they have left something
   * open, and that is a failure, too.
   */
  lingering?: number;
}

// Not mocha's own command, which starts this as a second process: one is easier to end.
const mocha = join(
  dirname(createRequire(import.meta.url).resolve('mocha/package.json')),
  'lib',
  'cli',
  'cli.js',
);
const reporter = join(packageRoot, 'test', 'run', 'counting-reporter.cjs');
let shards = 0;

function readOutcome(file: string): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return undefined;
  }
}

interface Ended {
  code: number;
  lingered: boolean;
  rest: string;
}

/** Runs mocha until it ends; where it has written its outcome and stays on, it is killed. */
async function runMocha(
  args: readonly string[],
  outcomeFile: string,
  { live, lingering = 30_000 }: Options,
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import=tsx', mocha, ...args], {
    cwd: packageRoot,
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const pieces = createInPieces((piece) => process.stdout.write(piece));
  child.stdout?.on('data', pieces.take);
  child.stderr?.on('data', pieces.take);
  const beat = Math.min(1_000, lingering / 4);
  let waited = 0;
  const watch = setInterval(() => {
    waited += readOutcome(outcomeFile) ? beat : 0;
    if (waited >= lingering) child.kill('SIGKILL');
  }, beat);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const code = await new Promise<number>((resolve) => child.once('exit', (one) => resolve(one ?? 1)));
  clearInterval(watch);
  // What it started and left behind may hold its output open.
  await Promise.race([closed, delay(2_000)]);
  return { code, lingered: waited >= lingering, rest: pieces.rest() };
}

/** Runs `files` in a process of their own. One that crashes or does not end counts as a failure more. */
export async function runShard(files: readonly string[], options: Options): Promise<ShardOutcome> {
  const outcomeFile = join(packageRoot, '.tmp', `outcome-${process.pid}-${++shards}.json`);
  const reporterOptions = [`file=${outcomeFile}`, ...(options.live ? [] : ['marks=1'])].join(',');
  const colour = !options.live && process.stdout.isTTY ? ['--color'] : [];
  const { code, lingered, rest } = await runMocha(
    [...colour, '--reporter', reporter, '--reporter-option', reporterOptions, ...files],
    outcomeFile,
    options,
  );
  const outcome = readOutcome(outcomeFile);
  rmSync(outcomeFile, { force: true });
  const faults = [
    ...(lingered ? ['The tests were done, but had left something open that kept their process going.'] : []),
    ...(outcome ? [] : [`A process ended (${code}) before its tests did: ${files.join(' ')}`]),
  ];
  const { passed, failed, skipped, seconds } = outcome ?? { passed: 0, failed: 0, skipped: 0, seconds: {} };
  const hasFaultOfItsOwn = !outcome || (code !== 0 && failed === 0);
  return {
    passed,
    failed: failed + (hasFaultOfItsOwn ? 1 : 0),
    skipped,
    seconds,
    summary: rest + faults.map((fault) => `${fault}\n`).join(''),
  };
}
