import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '../language/index.ts';
import { packageRoot } from '../package-root.ts';
import { MeaningThread } from './thread/meaning-thread.ts';
import type { MeaningChange } from './thread/messages.ts';
import type { NearRecord } from './vectors/record-vectors.ts';

const isSource = import.meta.url.endsWith('.ts');
const probe = fileURLToPath(
  new URL(isSource ? './thread/probe-from-source.mjs' : './thread/probe.js', import.meta.url),
);
/** Milliseconds for a start of the packages; a slow machine under load may need most of them. */
const probePatience = 120_000;
/** Milliseconds after which a search goes on without meaning. */
const patience = 1_000;

/** Where the vectors are kept between starts. */
export const vectorFileIn = (dataDir: string): string => join(dataDir, 'search', 'meaning.vectors');

export interface MeaningParts {
  dataDir: string;
  /** The library whose vectors they are. */
  library: string;
  /** Where the model lies, if not beside the program. */
  modelFolder?: string;
  onRestart: (reason: string) => void;
  /** Told, once, why there is no search by meaning. */
  onOff: (reason: string) => void;
}

/** Starts both packages in a process of its own. @returns what went wrong, in a sentence; undefined for nothing */
function findObstacle(modelFolder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(process.execPath, [probe, modelFolder], { timeout: probePatience }, (error, _stdout, stderr) => {
      if (!error) resolve(undefined);
      else if (error.signal) resolve(`this processor is not suited to the packages (${error.signal})`);
      else resolve(/^(?:\w*Error[^:]*): (.*)$/m.exec(stderr)?.[1] ?? 'the packages cannot be started');
    });
  });
}

/** Search by meaning, as the rest of the house sees it: filled like a search engine, asked for what is near. */
export class MeaningIndex {
  private readonly parts: MeaningParts;
  private readonly modelFolder: string;
  private readonly thread: MeaningThread;
  private isOpen = false;
  private isClosing = false;
  private offBecause: string | undefined;

  constructor(parts: MeaningParts) {
    this.parts = parts;
    this.modelFolder = parts.modelFolder ?? join(packageRoot, 'models');
    this.thread = new MeaningThread({
      modelFolder: this.modelFolder,
      vectorFile: vectorFileIn(parts.dataDir),
      library: parts.library,
      onRestart: parts.onRestart,
      onEnd: (reason) => this.end(reason),
    });
  }

  /** Why there is none; undefined while there is or may yet be. */
  get reasonOff(): string | undefined {
    return this.offBecause;
  }

  /** Loads the model, seconds of work; never rejects. @returns whether there is search by meaning */
  async open(): Promise<boolean> {
    const obstacle = await findObstacle(this.modelFolder);
    if (obstacle !== undefined) {
      this.end(obstacle);
      return false;
    }
    if (this.isClosing) return false;
    try {
      await this.thread.start();
      this.isOpen = true;
    } catch (error) {
      this.end(error instanceof Error ? error.message : String(error));
    }
    return this.isOpen;
  }

  private end(reason: string): void {
    this.isOpen = false;
    if (this.isClosing || this.offBecause !== undefined) return;
    this.offBecause = reason;
    this.parts.onOff(reason);
  }

  /** Records near to a text, the nearest first; undefined where there is no answer in time. */
  near(text: string, locale: Locale, limit: number): Promise<NearRecord[] | undefined> {
    return this.inTime(() => this.thread.call('near', text, locale, limit));
  }

  /** Records near to one, without it; undefined where there is no answer in time. */
  nearRecord(id: number, locale: Locale, limit: number): Promise<NearRecord[] | undefined> {
    return this.inTime(() => this.thread.call('nearRecord', id, locale, limit));
  }

  apply(change: MeaningChange): Promise<void> {
    return this.thread.call('apply', change, false);
  }

  position(): Promise<number> {
    return this.thread.call('position');
  }

  async rebuild(fill: (apply: (change: MeaningChange) => Promise<void>) => Promise<void>): Promise<void> {
    await this.thread.call('beginAside');
    await fill((change) => this.thread.call('apply', change, true));
    await this.thread.call('swap');
  }

  keep(): Promise<void> {
    return this.thread.call('keep');
  }

  /** Ends the thread as a fault would: it is started again, and reads on from what was kept. */
  async endThread(): Promise<void> {
    await this.thread.end();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.thread.close();
  }

  private async inTime<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (!this.isOpen) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patience);
    });
    try {
      return await Promise.race([ask(), late]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
