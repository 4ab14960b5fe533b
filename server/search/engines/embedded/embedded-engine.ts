import {
  EngineUnavailable,
  type EngineChange,
  type EngineHit,
  type EngineResults,
  type SearchEngine,
  type SearchQuery,
} from '../../search-engine.ts';
import type { StatedPlan } from '../../query-plan.ts';
import { IndexThread } from './index-thread.ts';
import type { KnownWords, WorkerCalls, WorkerStart } from './messages.ts';

/** The default engine: the inverted index in a worker thread, which is started again when it dies. */
export class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  private start: WorkerStart;
  private readonly onRestart: (reason: string) => void;
  private thread: IndexThread;
  /** Reads what was kept, to take the place of `thread`. */
  private coming: IndexThread | undefined;
  private closing = false;
  /** How often a thread was started. */
  starts = 0;

  /** @param onRestart told why a thread that died is started again */
  constructor(start: WorkerStart, onRestart: (reason: string) => void) {
    this.start = start;
    this.onRestart = onRestart;
    this.thread = this.startThread();
  }

  private startThread(): IndexThread {
    this.starts++;
    const thread = new IndexThread(this.start, (reason) => {
      if (thread !== this.thread) return;
      this.onRestart(reason);
      this.thread = this.startThread();
    });
    return thread;
  }

  private call<M extends keyof WorkerCalls>(
    method: M,
    ...args: Parameters<WorkerCalls[M]>
  ): Promise<Awaited<ReturnType<WorkerCalls[M]>>> {
    if (this.closing) return Promise.reject(new EngineUnavailable('the engine is closed'));
    return this.thread.call(method, ...args);
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
    await Promise.all([this.call('learn', words), this.coming?.call('learn', words)]);
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
    const hasGrown = await this.call('writeSnapshot');
    if (hasGrown && !this.closing) await this.renew();
  }

  /**
   * A thread that has built much holds on to the room that its columns grew through, half as much again as they need:
   * one that reads what was just kept takes its place, unless something was put in meanwhile.
   */
  private async renew(): Promise<void> {
    const grown = this.thread;
    const coming = (this.coming = this.startThread());
    try {
      const kept = await coming.call('position', false);
      const isSame = (await grown.call('position', false)) === kept;
      if (!isSame || this.closing || grown !== this.thread) return;
      this.thread = coming;
      await grown.retire();
    } catch {
      // Without room for two, the one that answers goes on.
    } finally {
      this.coming = undefined;
      if (this.thread !== coming) await coming.terminate();
    }
  }

  async close(): Promise<void> {
    if (this.closing) return;
    await this.call('writeSnapshot').catch(() => undefined);
    this.closing = true;
    await Promise.all([this.thread.terminate(), this.coming?.terminate()]);
  }
}
