import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from '../../search-engine.ts';
import type { Transport } from './transport.ts';

/** What Meilisearch answers to anything that it does later. */
export interface EnqueuedTask {
  taskUid: number;
}

interface Task {
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  error?: { code: string; message: string } | null;
}

/** A task that Meilisearch took and did not do. */
export class TaskFailed extends EngineUnavailable {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`a task of Meilisearch failed (${code}): ${message}`);
    this.code = code;
  }
}

/** Milliseconds between looks at a task: soon at first, since most are small. */
const firstLook = 5;
const longestPause = 250;
/** Milliseconds that one look may take. */
const lookWithin = 5_000;

/**
 * Resolves when a task is done.
 * @param within milliseconds
 * @throws TaskFailed where it failed or was cancelled; EngineUnavailable where it is not done in time
 */
export async function finish(transport: Transport, { taskUid }: EnqueuedTask, within: number): Promise<void> {
  const end = Date.now() + within;
  for (let pause = firstLook; Date.now() < end; pause = Math.min(longestPause, pause * 1.5)) {
    const path = `tasks/${taskUid}`;
    const { status, error } = await transport.ask<Task>({ method: 'GET', path, within: lookWithin });
    if (status === 'succeeded') return;
    if (status === 'failed' || status === 'canceled') {
      throw new TaskFailed(error?.code ?? status, error?.message ?? 'no reason given');
    }
    await sleep(pause);
  }
  throw new EngineUnavailable(`task ${taskUid} of Meilisearch is not done after ${within} ms`);
}
