import { Worker } from 'node:worker_threads';

const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';

let last: Promise<unknown> = Promise.resolve();

/**
 * How many guesses an attacker needs who goes by people's habits: common passwords, names and words of both
 * languages, rows of keys, dates. One at a time, in a thread of its own.
 */
export function countGuesses(password: string, personal: readonly string[]): Promise<number> {
  const counting = last.then(
    () =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(new URL(entry, import.meta.url), { workerData: { password, personal } });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('the lists of passwords could not be read')));
      }),
  );
  last = counting.catch(() => undefined);
  return counting;
}
