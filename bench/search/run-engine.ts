import { fork } from 'node:child_process';
import { once } from 'node:events';
import type {
  BuildFigures,
  EngineTask,
  PeerFigures,
  PeerTask,
  RestoreFigures,
  VocabularyFigures,
  VocabularyTask,
} from './messages.ts';

type Task = EngineTask | PeerTask | VocabularyTask;

async function run(script: string, task: Task, nodeOptions: string[] = []): Promise<unknown> {
  // Plain Node: what translates the benchmark's own source while running is no part of an engine's memory.
  const child = fork(new URL(script, import.meta.url), { execArgv: nodeOptions });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${String(code)}`);
  });
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  return figures;
}

export const runBuild = (task: Omit<EngineTask, 'step'>): Promise<BuildFigures> =>
  run('./engine-process.js', { ...task, step: 'build' }, task.nodeOptions) as Promise<BuildFigures>;

export const runRestore = (task: Omit<EngineTask, 'step'>): Promise<RestoreFigures> =>
  run('./engine-process.js', { ...task, step: 'restore' }, task.nodeOptions) as Promise<RestoreFigures>;

export const runVocabulary = (task: VocabularyTask): Promise<VocabularyFigures> =>
  run('./vocabulary-process.js', task, ['--max-old-space-size=6000']) as Promise<VocabularyFigures>;

/** A peer in a process of its own, with room for one that keeps everything in ordinary objects. */
export const runPeer = (task: PeerTask): Promise<PeerFigures> =>
  run('./peer-process.js', task, ['--max-old-space-size=6000']) as Promise<PeerFigures>;
