import { basename, join } from 'node:path';
import { AuditTrail, type Account } from '../accounts/index.ts';
import { openDatabase, type Database, type DatabaseLocation, type Transaction } from '../database/index.ts';
import type { JobService } from '../jobs/index.ts';
import { renewLibrary } from '../search/index.ts';
import { BackupFolder, nameOfBackup, type KeptBackup } from './backup-folder.ts';
import {
  isBeingMade,
  isDue,
  isOverdue,
  keepBackupState,
  readBackupState,
  type BackupState,
} from './backup-state.ts';
import type { Manifest } from './manifest.ts';
import { makeBackup, type BackupSource, type BackupSummary } from './make-backup.ts';

const kind = 'backup.make';
/** Milliseconds between two looks whether it is time. */
const interval = 60_000;
const turn = 'backups';

export interface BackupSettings {
  /** Hours; undefined: none is made by itself. */
  readonly every: number | undefined;
  /** How many of them are kept. */
  readonly keep: number;
  readonly folder: string;
}

interface Parts {
  database: Database;
  jobs: JobService;
  audit: AuditTrail;
  source: BackupSource;
  settings: BackupSettings;
  clock: () => Date;
  onFailure: (error: unknown) => void;
}

/** How it stands with backups, for those who run the library. */
export interface BackupReport extends Omit<BackupState, 'began'> {
  every: number | undefined;
  keep: number;
  isOverdue: boolean;
  /** ISO 8601 instant; undefined while none is being made. */
  began: string | undefined;
  /** Whether one was asked for that has not begun. */
  isWaiting: boolean;
  /** The newest first. */
  kept: KeptBackup[];
}

/** What is remembered of a backup that was made. */
export const toLast = (file: string, made: BackupSummary): NonNullable<BackupState['last']> => {
  const { madeAt, bytes, rows, files, lost } = made;
  return { madeAt, bytes, rows, files, lost: lost.length, name: basename(file) };
};

/** Makes backups by itself and when asked, by one of the library's processes, and keeps the last ones. */
export class BackupService {
  private readonly parts: Parts;
  private readonly folder: BackupFolder;
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private making: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
    this.folder = new BackupFolder(parts.settings.folder);
    parts.jobs.register(kind, (data) => this.begin((data as { isAsked: boolean }).isAsked));
  }

  /** Looks from now on whether it is time for the next. */
  start(): void {
    if (this.parts.settings.every === undefined) return;
    this.timer = setInterval(() => void this.look().catch(this.parts.onFailure), interval);
    this.timer.unref();
  }

  /** Ends what is being made; nothing of it is left. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.making;
  }

  /** Resolves when nothing is being made by this process. */
  settled(): Promise<void> {
    return this.making;
  }

  /** Puts a backup into the queue where it is time for one. */
  async look(): Promise<void> {
    const { database, clock, settings, jobs } = this.parts;
    const state = await readBackupState(database.reader);
    if (settings.every === undefined || !isDue(state, settings.every, clock())) return;
    if (isBeingMade(state, clock())) return;
    await database.transaction((tx) => jobs.add(tx, { kind, data: { isAsked: false }, dedupe: kind }));
  }

  /** Asks for a backup at once. */
  async ask(by: Account): Promise<void> {
    const { database, jobs, audit } = this.parts;
    await database.transaction(async (tx) => {
      await jobs.add(tx, { kind, data: { isAsked: true }, dedupe: kind });
      await audit.record(tx, { by, action: 'backup.asked', subject: 'backup' });
    });
  }

  async report(): Promise<BackupReport> {
    const { database, settings, clock, jobs } = this.parts;
    const { began, ...state } = await readBackupState(database.reader);
    return {
      ...state,
      isWaiting: await jobs.hasJob(kind),
      every: settings.every,
      keep: settings.keep,
      isOverdue: isOverdue(state, settings.every, clock()),
      began: isBeingMade({ ...(began !== undefined && { began }) }, clock()) ? began : undefined,
      kept: await this.folder.list(),
    };
  }

  /** Whoever does this job does not keep the others waiting until the file is written. */
  private async begin(isAsked: boolean): Promise<void> {
    const { settings, clock } = this.parts;
    const now = clock();
    let previous: BackupState = {};
    const isTaken = await this.change((state) => {
      previous = state;
      const isWanted = isAsked || (settings.every !== undefined && isDue(state, settings.every, now));
      return isWanted && !isBeingMade(state, now) ? { ...state, began: now.toISOString() } : undefined;
    });
    if (isTaken) this.making = this.make(now, previous).catch(this.parts.onFailure);
  }

  private async make(now: Date, { last }: BackupState): Promise<void> {
    const { source, settings, onFailure } = this.parts;
    const { signal } = this.stopping;
    const file = join(settings.folder, nameOfBackup(now));
    try {
      await this.folder.prepare(Math.round((last?.bytes ?? 0) * 1.2));
      const made = await makeBackup(file, source, { now, signal });
      await this.change(() => ({ last: toLast(file, made) }));
      await this.folder.prune(settings.keep, now);
    } catch (error) {
      if (!signal.aborted) onFailure(error);
      const failed = {
        at: now.toISOString(),
        reason: error instanceof Error ? error.message : String(error),
      };
      // One that was cut short by the end of the process has not failed: the next start begins anew.
      await this.change(({ began: _, ...state }) => (signal.aborted ? state : { ...state, failed }));
    }
  }

  /** Answers whether there was something to change. */
  private change(to: (state: BackupState) => BackupState | undefined): Promise<boolean> {
    const { database } = this.parts;
    return database.transaction(async (tx: Transaction) => {
      await database.takeTurn(tx, turn);
      const state = to(await readBackupState(tx));
      if (state) await keepBackupState(tx, state);
      return state !== undefined;
    });
  }
}

/**
 * Brings the schema of a database that was put back up to date and makes it a library of its own: an index that was
 * kept of the one before, or of another that began with the same backup, is not taken for its own.
 */
export async function settleRestored(
  location: DatabaseLocation,
  { madeAt, version }: Manifest,
  now: Date,
): Promise<void> {
  const database = await openDatabase(location);
  try {
    await database.transaction(async (tx) => {
      await renewLibrary(tx);
      await new AuditTrail(database, () => now).record(tx, {
        by: undefined,
        action: 'backup.restored',
        subject: `backup ${madeAt}`,
        details: { version },
      });
    });
  } finally {
    await database.close();
  }
}

/** Remembers in the library at `location` that a backup of it was made by command. */
export async function noteBackup(
  location: DatabaseLocation,
  last: NonNullable<BackupState['last']>,
): Promise<void> {
  const database = await openDatabase(location);
  try {
    await database.transaction(async (tx) => {
      const { failed: _, ...state } = await readBackupState(tx);
      await keepBackupState(tx, { ...state, last });
    });
  } finally {
    await database.close();
  }
}
