import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadCalls, ThreadEnd, ThreadRequest, ThreadStart } from './messages.ts';

const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';

/** A thread that dies so often within a minute is not started again. */
const mostDeaths = 5;

/** How long the thread may take to finish what it is at, in milliseconds; a sentence takes some. */
const patience = 30_000;

/** Texts become vectors of fixed length: what is between needs little room, but would take what it is given. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export interface ThreadParts extends ThreadStart {
  /** Told why a thread that died is started again. */
  onRestart: (reason: string) => void;
  /** Told why there is no thread any more. */
  onEnd: (reason: string) => void;
}

/** Calls into the thread, which is started again when it dies and then reads on from what was kept. */
export class MeaningThread {
  private readonly parts: ThreadParts;
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closing = false;
  private deaths: number[] = [];

  constructor(parts: ThreadParts) {
    this.parts = parts;
  }

  /** Starts the thread; resolves when the model is loaded. @throws with a plain sentence where it cannot be */
  start(): Promise<void> {
    const { modelFolder, vectorFile, library } = this.parts;
    const workerData: ThreadStart = { modelFolder, vectorFile, library };
    const worker = new Worker(new URL(entry, import.meta.url), { workerData, resourceLimits });
    this.worker = worker;
    worker.on('message', (answer: ThreadAnswer) => this.settle(answer));
    let reason = 'it ended';
    worker.on('error', (error) => (reason = error.message));
    worker.on('exit', () => this.afterExit(reason));
    // An idle thread does not keep the process from ending; one that is to answer does.
    worker.unref();
    return this.call('open');
  }

  call<M extends keyof ThreadCalls>(
    method: M,
    ...args: Parameters<ThreadCalls[M]>
  ): Promise<Awaited<ReturnType<ThreadCalls[M]>>> {
    const { worker } = this;
    if (!worker || this.closing) return Promise.reject(new Error('there is no thread for meaning'));
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      worker.ref();
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id, method, args } satisfies ThreadRequest);
    });
  }

  async close(): Promise<void> {
    if (this.closing) return;
    // Whoever waits for the end is waited for, though nothing else may be going on.
    this.worker?.ref();
    if (this.worker) await this.call('keep').catch(() => undefined);
    this.closing = true;
    await this.end();
  }

  /** Ends the thread; unless the library is closing it is started again, as after a fault. */
  async end(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    worker.ref();
    const ended = once(worker, 'exit').catch(() => undefined);
    worker.postMessage('end' satisfies ThreadEnd);
    await Promise.race([ended, delay(patience, undefined, { ref: false })]);
    await worker.terminate();
  }

  private settle(answer: ThreadAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker?.unref();
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value);
  }

  private afterExit(reason: string): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error('the thread for meaning ended'));
    this.waiting.clear();
    if (this.closing) return;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < 60_000), now];
    if (this.deaths.length >= mostDeaths) {
      this.parts.onEnd(reason);
      return;
    }
    this.parts.onRestart(reason);
    this.start().catch((error: unknown) =>
      this.parts.onEnd(error instanceof Error ? error.message : String(error)),
    );
  }
}
