import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineUnavailable } from '../../search-engine.ts';
import { driftedSettings, indexSettings } from './index-settings.ts';
import { finish, TaskFailed, type EnqueuedTask } from './tasks.ts';
import { MeilisearchRefusal, type Transport } from './transport.ts';

/** The document in which an index says how far it is: put in one task with the records, so both or none are in. */
const stateId = 'state';

interface State {
  id: typeof stateId;
  /** The last change of the log that is in the index. */
  position: number;
  /** Which filling of an index this is. */
  build: string;
}

/** Milliseconds for what is answered at once, and for what is done in turn. */
const atOnce = 5_000;
const inTurn = 120_000;
/** An index that was being built aside is forgotten work after so long. */
const abandonedAfter = 24 * 3600 * 1000;

const isMissing = (error: unknown): boolean =>
  error instanceof MeilisearchRefusal &&
  (error.code === 'index_not_found' || error.code === 'document_not_found');

/** The index of the library on a server: its settings, its records and how far it is. */
export class LibraryIndex {
  readonly name: string;
  private readonly transport: Transport;
  private readonly onDrift: (settings: readonly string[]) => void;

  /** @param onDrift told which settings somebody else has changed; they are put right */
  constructor(name: string, transport: Transport, onDrift: (settings: readonly string[]) => void) {
    this.name = name;
    this.transport = transport;
    this.onDrift = onDrift;
  }

  /** The last change that is in the index; 0 where there is no index or nothing in it. */
  async position(): Promise<number> {
    return (await this.state(this.name))?.position ?? 0;
  }

  /** Makes the index where it is missing, and puts its settings right where they are others. */
  async prepare(): Promise<void> {
    await this.prepareNamed(this.name);
  }

  /** Takes documents in and moves the position, in one task. */
  async put(documents: readonly object[], position: number): Promise<void> {
    const build = (await this.state(this.name))?.build ?? randomUUID();
    await this.putInto(this.name, documents, { id: stateId, position, build });
  }

  async clear(): Promise<void> {
    await this.prepare();
    await this.run('DELETE', `indexes/${this.name}/documents`);
  }

  /** Fills a new index aside and puts it in the place of the present one when `fill` is through. */
  async rebuild(fill: (put: LibraryIndex['put']) => Promise<void>): Promise<void> {
    const aside = `${this.name}_aside_${randomBytes(4).toString('hex')}`;
    const build = randomUUID();
    await this.deleteAbandoned();
    await this.prepareNamed(aside);
    try {
      await this.putInto(aside, [], { id: stateId, position: 0, build });
      await fill((documents, position) => this.putInto(aside, documents, { id: stateId, position, build }));
      await this.prepare();
      await this.swapIn(aside, build);
    } finally {
      // After the swap this is the old index; before it, a filling that failed.
      await this.run('DELETE', `indexes/${aside}`).catch(() => undefined);
    }
  }

  /**
   * A swap is a task of no index, and a key for some indexes cannot ask after it: what shows that it is done is
   * the filling that the index then says it is.
   */
  private async swapIn(aside: string, build: string): Promise<void> {
    const body = [{ indexes: [this.name, aside] }];
    await this.transport.ask({ method: 'POST', path: 'swap-indexes', body, within: atOnce });
    const end = Date.now() + inTurn;
    while (Date.now() < end) {
      if ((await this.state(this.name))?.build === build) return;
      await sleep(30);
    }
    throw new EngineUnavailable('the index that was built aside was not put in its place');
  }

  private async state(name: string): Promise<State | undefined> {
    try {
      const path = `indexes/${name}/documents/${stateId}`;
      return await this.transport.ask<State>({ method: 'GET', path, within: atOnce });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private async putInto(name: string, documents: readonly object[], state: State): Promise<void> {
    await this.run('POST', `indexes/${name}/documents`, [...documents, state]);
  }

  private async prepareNamed(name: string): Promise<void> {
    const path = `indexes/${name}/settings`;
    let drifted: string[];
    try {
      drifted = driftedSettings(await this.transport.ask({ method: 'GET', path, within: atOnce }));
      if (drifted.length > 0) this.onDrift(drifted);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.create(name);
      drifted = Object.keys(indexSettings);
    }
    if (drifted.length > 0) await this.run('PATCH', path, indexSettings);
  }

  private async create(name: string): Promise<void> {
    try {
      await this.run('POST', 'indexes', { uid: name, primaryKey: 'id' });
    } catch (error) {
      // Another process was quicker.
      if (!(error instanceof TaskFailed && error.code === 'index_already_exists')) throw error;
    }
  }

  private async deleteAbandoned(): Promise<void> {
    interface Listed {
      results: { uid: string; createdAt: string }[];
    }
    const listed = await this.transport.ask<Listed>({
      method: 'GET',
      path: 'indexes?limit=1000',
      within: atOnce,
    });
    for (const { uid, createdAt } of listed.results) {
      const isOld = Date.now() - Date.parse(createdAt) > abandonedAfter;
      if (uid.startsWith(`${this.name}_aside_`) && isOld) await this.run('DELETE', `indexes/${uid}`);
    }
  }

  private async run(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const task = await this.transport.ask<EnqueuedTask>({ method, path, body, within: inTurn });
    await finish(this.transport, task, inTurn);
  }
}
