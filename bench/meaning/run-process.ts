import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { EncodingFigures, MeaningFigures, MeaningTask } from './messages.ts';

async function run(script: string, task?: MeaningTask): Promise<unknown> {
  const child = fork(new URL(script, import.meta.url), { execArgv: [] });
  if (task) child.send(task);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${String(code)}`);
  });
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  return figures;
}

export const runEncoding = (): Promise<EncodingFigures> =>
  run('./encoding-process.js') as Promise<EncodingFigures>;

export const runLibrary = (task: MeaningTask): Promise<MeaningFigures> =>
  run('./library-process.js', task) as Promise<MeaningFigures>;
