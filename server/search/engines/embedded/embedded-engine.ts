import { Worker } from 'node:worker_threads';
import {
  EngineUnavailable,
  type EngineChange,
  type EngineHit,
  type EngineResults,
  type SearchEngine,
  type SearchQuery,
} from '../../search-engine.ts';
import type { StatedPlan } from '../../query-plan.ts';
import type { KnownWords, WorkerAnswer, WorkerCalls, WorkerRequest, WorkerStart } from './messages.ts';

const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The default engine: the inverted index in a worker thread, which is started again when it dies. */
export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  private start: WorkerStart;
  private readonly onRestart: (reason: string) => void;
  private worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closing = false;
  /** How often the thread was started: a follower that sees it change asks for the position anew. */
  starts = 0;

  /** @param onRestart told why a thread that died is started again */
  constructor(start: WorkerStart, onRestart: (reason: string) => void) {
    this.start = start;
    this.onRestart = onRestart;
    this.worker = this.startWorker();
  }

  private startWorker(): Worker {
    this.starts++;
    const worker = new Worker(new URL(entry, import.meta.url), { workerData: this.start });
    worker.on('message', (answer: WorkerAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) worker.unref();
      if ('error' in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve(answer.value);
    });
    worker.on('error', (error) => this.onRestart(error.message));
    worker.on('exit', () => this.afterExit());
    // An idle thread does not keep the process from ending; one that is to answer does.
    worker.unref();
    return worker;
  }

  private afterExit(): void {
    for (const { reject } of this.waiting.values()) reject(new EngineUnavailable('the index thread ended'));
    this.waiting.clear();
    if (!this.closing) this.worker = this.startWorker();
  }

  private call<M extends keyof WorkerCalls>(
    method: M,
    ...args: Parameters<WorkerCalls[M]>
  ): Promise<Awaited<ReturnType<WorkerCalls[M]>>> {
    if (this.closing) return Promise.reject(new EngineUnavailable('the engine is closed'));
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      this.worker.ref();
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.worker.postMessage({ id, method, args } satisfies WorkerRequest);
    });
  }

  async apply(change: EngineChange): Promise<void> {
    await this.call('apply', change, false);
  }

  search(query: SearchQuery): Promise<EngineResults> {
    return this.call('search', query);
  }

  /** Records that say the like of one, the most similar first; none for a record that is not indexed. */
  similar(id: number, limit: number): Promise<EngineHit[]> {
    return this.call('similar', id, limit);
  }

  /** What a query looks for by the words of this index, for another engine to carry out. */
  plan(query: SearchQuery): Promise<StatedPlan> {
    return this.call('plan', query);
  }

  /** Takes other labels and terms; a record has its new labels once it is put again. */
  async learn(words: KnownWords): Promise<void> {
    this.start = { ...this.start, ...words };
    await this.call('learn', words);
  }

  position(): Promise<number> {
    return this.call('position', false);
  }

  async clear(): Promise<void> {
    await this.call('clear');
  }

  async rebuild(fill: (apply: SearchEngine['apply']) => Promise<void>): Promise<void> {
    await this.call('beginAside');
    await fill(async (change) => {
      await this.call('apply', change, true);
    });
    await this.call('swap');
  }

  async keep(): Promise<void> {
    await this.call('writeSnapshot');
  }

  async close(): Promise<void> {
    if (this.closing) return;
    await this.keep().catch(() => undefined);
    this.closing = true;
    await this.worker.terminate();
  }
}
