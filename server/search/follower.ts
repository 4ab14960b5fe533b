import type { ChangeLog, SearchChange } from './change-log.ts';
import type { EngineChange, SearchDocument, SearchEngine } from './search-engine.ts';

/** Changes applied in one step: small enough that an edit does not wait long behind a rebuild. */
const usualBatch = 200;
/** Milliseconds between looks at the log; what another process publishes is found after this at the latest. */
const interval = 250;
/** A quiet time after which the index is kept, in milliseconds. */
const quiet = 3_000;

export interface FollowerParts {
  changes: Pick<ChangeLog, 'readAfter' | 'last'>;
  engine: Pick<SearchEngine, 'apply' | 'position' | 'rebuild' | 'keep'>;
  /** Changes applied in one step, where that is not the usual number. */
  batch?: number;
  /** The documents of those of `ids` that readers may see. */
  loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  /** Rises when somebody asks for the index to be built anew. */
  generation: () => Promise<number>;
  /** Told of what could not be done; the follower goes on trying. */
  onError: (error: unknown) => void;
}

/** What keeps answers level with the change log, seen from outside. */
export interface Following {
  /** Ready once the index has been level with the log, and while the engine holds on to it. */
  readonly isReady: boolean;
  progress(): { position: number; last: number };
  /** Another one whenever answers may be other ones. */
  readonly state: string;
  /** Resolves when the index is level with the log as it is now. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps one engine at the end of the change log: reads on from the engine's own position, applies the documents
 * together with the new position. So each change gets in exactly once, whenever and wherever it is stopped.
 */
export class Follower implements Following {
  private readonly parts: FollowerParts;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;
  private generation: number | undefined;
  private changedAt = 0;
  private caughtUp = false;
  private seen = { position: 0, last: 0 };

  constructor(parts: FollowerParts) {
    this.parts = parts;
  }

  start(): void {
    this.timer = setInterval(() => void this.follow(), interval);
    this.timer.unref();
    void this.follow();
  }

  /** Reads on at once: called where content was changed by this process. */
  wake(): void {
    void this.follow();
  }

  /** Ready once the index has been level with the log, and while the engine holds on to it. */
  get isReady(): boolean {
    return this.caughtUp;
  }

  progress(): { position: number; last: number } {
    return this.seen;
  }

  get state(): string {
    return `${this.generation ?? ''}/${this.seen.position}`;
  }

  /** Resolves when the index is level with the log as it is now. */
  async catchUp(): Promise<void> {
    const last = await this.parts.changes.last();
    while (!this.stopped && (this.seen.position < last || !this.caughtUp)) {
      await this.follow();
      if (this.seen.position < last) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private follow(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.running ??= this.readOn()
      .catch(this.parts.onError)
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async readOn(): Promise<void> {
    const { changes, engine } = this.parts;
    const generation = await this.parts.generation();
    const [last, position] = await Promise.all([changes.last(), engine.position()]);
    // A fresh thread or an emptied index holds less than was already there: not ready until it is level again.
    if (position < this.seen.position && position < last) this.caughtUp = false;
    // An index that was kept may answer at once: hits are checked against the database anyway.
    if (position > 0 && position <= last) this.caughtUp = true;
    this.seen = { position, last };
    // The log is shorter than what is indexed: the database is another one than before.
    const isForeign = position > last;
    const isAskedFor = this.generation !== undefined && this.generation !== generation;
    if (isForeign || isAskedFor) await engine.rebuild((apply) => this.fill(0, apply));
    else await this.fill(position, (change) => engine.apply(change));
    this.generation = generation;
    this.caughtUp = true;
    await this.keepWhenQuiet();
  }

  private async fill(from: number, apply: SearchEngine['apply']): Promise<void> {
    let next = this.readChange(from);
    for (let change = await next; change && !this.stopped; change = await next) {
      const { position } = change;
      // The next documents are read while the engine takes these.
      next = this.readChange(position);
      next.catch(() => undefined);
      await apply(change);
      this.seen = { position, last: Math.max(position, this.seen.last) };
      this.changedAt = Date.now();
    }
  }

  /** The changes that follow `position`, with their documents; undefined at the end of the log. */
  private async readChange(position: number): Promise<EngineChange | undefined> {
    const changes = await this.parts.changes.readAfter(position, this.parts.batch ?? usualBatch);
    return changes.length > 0 ? this.toEngineChange(changes) : undefined;
  }

  private async toEngineChange(changes: readonly SearchChange[]): Promise<EngineChange> {
    const ids = [...new Set(changes.map(({ contentId }) => contentId))];
    const put = await this.parts.loadDocuments(ids);
    const shown = new Set(put.map(({ id }) => id));
    return { put, remove: ids.filter((id) => !shown.has(id)), position: changes.at(-1)!.seq };
  }

  private async keepWhenQuiet(): Promise<void> {
    if (this.changedAt === 0 || Date.now() - this.changedAt < quiet) return;
    this.changedAt = 0;
    await this.parts.engine.keep();
  }
}
