import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFileNames } from '../server/workshops/exports/pack-files.ts';
import { findPress, readProcess, watchMemory } from './packs/process-watch.ts';
import { serveLibrary } from './pages/served.ts';
import { barLines, isMet, type Bar } from './report/bars.ts';
import { toTable } from './report/table.ts';

/**
 * The material of the sample workshop with its 20 records, over HTTP from the library as it is served: how long each
 * file takes, what five whole packs at once take of memory, and how long anybody else would have waited meanwhile.
 * `npm run bench:packs`
 */
const workshop = 'sample-exchange';
const rounds = 3;
const atOnce = 5;
/** How long nothing is asked, to see how long this machine itself keeps a process waiting. */
const restSeconds = 5;

/** Seconds that a file may take. */
const bounds = new Map([
  ['slides.pptx', 1],
  ['handout.docx', 1],
  ['booklet.pdf', 2],
  ['everything.zip', 6],
]);
const names = [...packFileNames, 'room.zip'];
const languages = ['ar', 'en', 'both'] as const;

const dataDir = mkdtempSync(join(tmpdir(), 'tajarib-bench-'));
const library = await serveLibrary(dataDir);

/** Takes a file whole; gives its bytes and the seconds to the last of them. */
async function take(name: string, language: string): Promise<{ bytes: number; seconds: number }> {
  const start = performance.now();
  const answer = await fetch(`${library.origin}/ar/workshops/${workshop}/files/${name}?lang=${language}`);
  if (!answer.ok) throw new Error(`${name} in ${language}: ${answer.status}`);
  const { byteLength } = await answer.arrayBuffer();
  return { bytes: byteLength, seconds: (performance.now() - start) / 1000 };
}

/** Milliseconds that the event loop of the library was held up for at most since this was asked last. */
async function longestBlock(): Promise<number> {
  const metrics = await (await fetch(`${library.origin}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1] ?? NaN) * 1000;
}

/** A press that holds too much is replaced: those that ended count too. */
const cpuOfPress = (): number =>
  readProcess(library.pid).cpuOfEnded + readProcess(findPress(library.pid) ?? 0).cpu;

interface Measured {
  name: string;
  language: string;
  bytes: number;
  /** Seconds, the fastest of the rounds. */
  seconds: number;
  /** Seconds of a processor in the press, the least of the rounds. */
  cpu: number;
}

async function measure(name: string, language: string): Promise<Measured> {
  const measured = { name, language, bytes: 0, seconds: Infinity, cpu: Infinity };
  for (let round = 0; round < rounds; round++) {
    const before = cpuOfPress();
    const { bytes, seconds } = await take(name, language);
    measured.bytes = bytes;
    measured.seconds = Math.min(measured.seconds, seconds);
    // What a process used that is being ended is known a moment later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    measured.cpu = Math.min(measured.cpu, cpuOfPress() - before);
  }
  return measured;
}

try {
  await longestBlock();
  await new Promise((resolve) => setTimeout(resolve, restSeconds * 1000));
  const blockAtRest = await longestBlock();
  const cold = await take('slides.pptx', 'both');
  const rows: Measured[] = [];
  await longestBlock();
  for (const language of languages) for (const name of names) rows.push(await measure(name, language));
  const blockOfOne = await longestBlock();
  console.log(
    toTable(
      ['file', 'language', 'KiB', 'seconds', 'CPU seconds of the press'],
      rows.map(({ name, language, bytes, seconds, cpu }) => {
        return [name, language, (bytes / 1024).toFixed(0), seconds.toFixed(2), cpu.toFixed(2)];
      }),
    ),
  );

  const rest = readProcess(library.pid);
  const memory = watchMemory(library.pid);
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, () => take('everything.zip', 'both')));
  const together = (performance.now() - start) / 1000;
  const most = memory.stop();
  const blockOfFive = await longestBlock();
  console.log(
    `\nthe first file, with the start of the press: ${cold.seconds.toFixed(2)} s` +
      `\n${atOnce} whole packs in both languages at once: ${together.toFixed(1)} s; memory of the library ` +
      `${rest.memory.toFixed(0)} MiB before, ${most.library.toFixed(0)} MiB at most, beside it the press with ` +
      `${most.press.toFixed(0)} MiB at most, which it gives back when idle; of their own, without the program that ` +
      `they share, ${rest.own.toFixed(0)} MiB before and ${most.own.toFixed(0)} MiB at most` +
      `\nlongest block while nothing was asked, by what else this machine does: ${blockAtRest.toFixed(0)} ms`,
  );
  const bars: Bar[] = [
    ...rows.flatMap(({ name, language, seconds }): Bar[] => {
      const most = bounds.get(name);
      return most ? [{ what: `${name}, ${language}`, measured: seconds, bound: { most }, unit: 's' }] : [];
    }),
    {
      what: `memory of library and press under ${atOnce} at once, grown by`,
      measured: most.own - rest.own,
      bound: { most: 250 },
      unit: 'MiB',
    },
    { what: 'longest block, one at a time', measured: blockOfOne, bound: { most: 50 }, unit: 'ms' },
    { what: `longest block, ${atOnce} at once`, measured: blockOfFive, bound: { most: 50 }, unit: 'ms' },
  ];
  console.log(`\n${barLines(bars).join('\n')}`);
  if (!bars.every(isMet)) process.exitCode = 1;
} finally {
  await library.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
