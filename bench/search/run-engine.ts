import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BuildFigures, EngineTask, RestoreFigures } from './messages.ts';

async function run(task: EngineTask): Promise<unknown> {
  // Plain Node: what translates the benchmark's own source while running is no part of the engine's memory.
  const child = fork(new URL('./engine-process.js', import.meta.url), { execArgv: task.nodeOptions ?? [] });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the engine's process ended with ${String(code)}`);
  });
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  return figures;
}

export const runBuild = (task: Omit<EngineTask, 'step'>): Promise<BuildFigures> =>
  run({ ...task, step: 'build' }) as Promise<BuildFigures>;

export const runRestore = (task: Omit<EngineTask, 'step'>): Promise<RestoreFigures> =>
  run({ ...task, step: 'restore' }) as Promise<RestoreFigures>;
