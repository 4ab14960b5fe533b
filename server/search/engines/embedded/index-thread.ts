import { Worker } from 'node:worker_threads';
import { EngineUnavailable } from '../../search-engine.ts';
import type { WorkerAnswer, WorkerCalls, WorkerRequest, WorkerStart } from './messages.ts';

const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** A thread that holds an index, and what is asked of it. */
export class IndexThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly onAnswered: (() => void)[] = [];
  private lastId = 0;
  private isEnding = false;

  /** @param onDeath told why it ended where nobody has ended it, after all that waited was refused */
  constructor(start: WorkerStart, onDeath: (reason: string) => void) {
    this.worker = new Worker(new URL(entry, import.meta.url), { workerData: start });
    let reason = 'the index thread ended';
    this.worker.on('message', (answer: WorkerAnswer) => this.take(answer));
    this.worker.on('error', (error) => (reason = error.message));
    this.worker.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new EngineUnavailable('the index thread ended'));
      this.waiting.clear();
      this.tellAnswered();
      if (!this.isEnding) onDeath(reason);
    });
    // An idle thread does not keep the process from ending; one that is to answer does.
    this.worker.unref();
  }

  private take(answer: WorkerAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value);
    if (this.waiting.size === 0) this.tellAnswered();
  }

  private tellAnswered(): void {
    for (const tell of this.onAnswered.splice(0)) tell();
  }

  /** Rejects with EngineUnavailable where the thread ends before it answers. */
  call<M extends keyof WorkerCalls>(
    method: M,
    ...args: Parameters<WorkerCalls[M]>
  ): Promise<Awaited<ReturnType<WorkerCalls[M]>>> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      this.worker.ref();
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.worker.postMessage({ id, method, args } satisfies WorkerRequest);
    });
  }

  /** Ends it once it has answered all that it was asked. */
  async retire(): Promise<void> {
    if (this.waiting.size > 0) await new Promise<void>((resolve) => this.onAnswered.push(resolve));
    await this.terminate();
  }

  async terminate(): Promise<void> {
    this.isEnding = true;
    await this.worker.terminate();
  }
}
