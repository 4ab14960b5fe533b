import type { Following } from '../follower.ts';
import {
  EngineUnavailable,
  type EngineResults,
  type SearchEngine,
  type SearchQuery,
} from '../search-engine.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

/** An engine with what keeps it level with the change log. */
export interface FollowingEngine {
  engine: SearchEngine;
  follower: Following;
}

/** Milliseconds after which a reader gets the other engine's answer. */
const patience = 800;
/** Milliseconds that a command waits for the first engine to be level, where the second one already is. */
const catchUpPatience = 2_000;

export interface FallbackOptions {
  /** Asked first. */
  primary: FollowingEngine;
  /** In this process: always at hand, and the one that plans queries. */
  secondary: FollowingEngine;
  breaker?: CircuitBreaker;
  /** Told when readers begin or cease to get answers from the second engine, and why. */
  onChange: (degraded: boolean, why: string) => void;
}

/**
 * Answers from the first engine; from the second, saying so, while the first is down, slow, or not level with the
 * log. No reader waits for an engine that failed before: it is tried behind an answer that the second one gives.
 */
export class FallbackEngine implements Pick<SearchEngine, 'search' | 'close'>, Following {
  private readonly primary: FollowingEngine;
  private readonly secondary: FollowingEngine;
  private readonly breaker: CircuitBreaker;
  private readonly onChange: FallbackOptions['onChange'];
  private degraded = false;

  constructor({ primary, secondary, breaker = new CircuitBreaker(), onChange }: FallbackOptions) {
    this.primary = primary;
    this.secondary = secondary;
    this.breaker = breaker;
    this.onChange = onChange;
  }

  async search(query: SearchQuery): Promise<EngineResults> {
    if (!this.primary.follower.isReady) return this.fallBack(query, 'it is not level with the library yet');
    if (this.breaker.isOpen) {
      if (this.breaker.takeTrial()) void this.ask(query).catch(() => undefined);
      return this.fallBack(query, 'it failed before');
    }
    try {
      return await this.ask(query);
    } catch (error) {
      return this.fallBack(query, error instanceof Error ? error.message : String(error));
    }
  }

  /** Both engines follow one log: it is the second one's word that counts, as it can always answer. */
  get isReady(): boolean {
    return this.secondary.follower.isReady;
  }

  progress(): { position: number; last: number } {
    return this.secondary.follower.progress();
  }

  get state(): string {
    return `${this.primary.follower.state} ${this.secondary.follower.state}`;
  }

  /** How far the first engine is; 0 of 0 while it was never reached. */
  primaryProgress(): { position: number; last: number } {
    return this.primary.follower.progress();
  }

  async catchUp(): Promise<void> {
    await this.secondary.follower.catchUp();
    // Until it is level nobody is answered by it.
    if (!this.primary.follower.isReady) return;
    await within(this.primary.follower.catchUp(), catchUpPatience).catch(() => undefined);
  }

  async stop(): Promise<void> {
    const stopped = [this.primary.follower.stop(), this.secondary.follower.stop()];
    // What is under way on the server may take minutes; it is there at the next start.
    await this.primary.engine.close();
    await Promise.all(stopped);
  }

  async close(): Promise<void> {
    await Promise.all([this.primary.engine.close(), this.secondary.engine.close()]);
  }

  private async ask(query: SearchQuery): Promise<EngineResults> {
    try {
      const results = await within(this.primary.engine.search(query), patience);
      this.breaker.succeeded();
      this.change(false, 'it answers again');
      return results;
    } catch (error) {
      this.breaker.failed();
      throw error;
    }
  }

  private async fallBack(query: SearchQuery, why: string): Promise<EngineResults> {
    this.change(true, why);
    return { ...(await this.secondary.engine.search(query)), degraded: true };
  }

  private change(degraded: boolean, why: string): void {
    if (degraded === this.degraded) return;
    this.degraded = degraded;
    this.onChange(degraded, why);
  }
}

/** As `work`, but rejects where it takes longer. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new EngineUnavailable(`no answer within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
