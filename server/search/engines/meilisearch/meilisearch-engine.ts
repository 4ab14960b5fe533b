import type { StatedPlan } from '../../query-plan.ts';
import type { EngineChange, EngineResults, SearchEngine, SearchQuery } from '../../search-engine.ts';
import { findLeastKey } from './access-key.ts';
import { indexName } from './index-settings.ts';
import { LibraryIndex } from './library-index.ts';
import { search } from './searching.ts';
import { toGone, toShadow, type LabelsOf } from './shadow-document.ts';
import { MeilisearchRefusal, Transport } from './transport.ts';

export interface MeilisearchOptions {
  url: string;
  /** A master key, or one for `tajarib*`; empty for a server without keys. */
  key: string;
  /** What tells this library from others on the same server, and these labels from other ones. */
  identity: { library: string; labels: string };
  labelsOf: LabelsOf;
  /** Plans a query from the words of an index that can look through them. */
  plan: (query: SearchQuery) => Promise<StatedPlan>;
  /** Told what the server is like where that is not as expected; each thing once. */
  onNotice: (notice: string) => void;
}

/** The server that this was made and measured with. */
export const knownVersion = '1.50';
/** Settings are looked after so often, in milliseconds. */
const settingsAge = 10_000;

/** A Meilisearch server as an engine: it finds candidates and counts; the plan and the ranking are ours. */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch';
  private readonly options: MeilisearchOptions;
  private readonly transport: Transport;
  private readonly index: LibraryIndex;
  private readonly noticed = new Set<string>();
  private admitted: Promise<void> | undefined;
  private settingsSeenAt = -Infinity;

  constructor(options: MeilisearchOptions) {
    this.options = options;
    this.transport = new Transport({ url: options.url, key: options.key });
    const { library, labels } = options.identity;
    this.index = new LibraryIndex(indexName(library, labels), this.transport, (settings) =>
      options.onNotice(
        `settings of the index were changed by somebody and are put right: ${settings.join(', ')}`,
      ),
    );
  }

  async apply({ put, remove, position }: EngineChange): Promise<void> {
    await this.asAdmitted(async () => {
      await this.index.prepare();
      await this.index.put(this.toDocuments(put, remove), position);
    });
  }

  search(query: SearchQuery): Promise<EngineResults> {
    return this.asAdmitted(async () => {
      const stated = await this.options.plan(query);
      return search(
        { transport: this.transport, index: this.index.name, labelsOf: this.options.labelsOf },
        query,
        stated,
      );
    });
  }

  /** Also looks after the settings now and then: an index that answers by others is not ours. */
  position(): Promise<number> {
    return this.asAdmitted(async () => {
      const position = await this.index.position();
      if (position > 0 && Date.now() - this.settingsSeenAt > settingsAge) {
        await this.index.prepare();
        this.settingsSeenAt = Date.now();
      }
      return position;
    });
  }

  async clear(): Promise<void> {
    await this.asAdmitted(() => this.index.clear());
  }

  async rebuild(fill: (apply: SearchEngine['apply']) => Promise<void>): Promise<void> {
    await this.asAdmitted(() =>
      this.index.rebuild((putAside) =>
        fill(({ put, remove, position }) => putAside(this.toDocuments(put, remove), position)),
      ),
    );
  }

  /** The server keeps what it has done. */
  keep(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }

  private toDocuments(put: EngineChange['put'], remove: EngineChange['remove']): object[] {
    return [...put.map((document) => toShadow(document, this.options.labelsOf)), ...remove.map(toGone)];
  }

  /** Does `work` with the key of least rights. A server that was wiped has forgotten that key: it is asked for anew. */
  private async asAdmitted<T>(work: () => Promise<T>): Promise<T> {
    this.admitted ??= this.admit();
    try {
      await this.admitted;
    } catch (error) {
      this.admitted = undefined;
      throw error;
    }
    try {
      return await work();
    } catch (error) {
      if (error instanceof MeilisearchRefusal && error.code === 'invalid_api_key') this.admitted = undefined;
      throw error;
    }
  }

  private async admit(): Promise<void> {
    const { key } = this.options;
    this.transport.key = await findLeastKey(this.transport, key);
    await this.noticeVersion();
    this.settingsSeenAt = -Infinity;
  }

  private async noticeVersion(): Promise<void> {
    try {
      const asking = { method: 'GET', path: 'version', within: 5_000 } as const;
      const { pkgVersion } = await this.transport.ask<{ pkgVersion: string }>(asking, this.options.key);
      if (pkgVersion.startsWith(`${knownVersion}.`)) return;
      this.notice(`the server is version ${pkgVersion}; this was made for ${knownVersion}`);
    } catch (error) {
      // A key for some indexes may not ask for the version.
      if (!(error instanceof MeilisearchRefusal)) throw error;
    }
  }

  private notice(text: string): void {
    if (this.noticed.has(text)) return;
    this.noticed.add(text);
    this.options.onNotice(text);
  }
}
