import type { SearchDocument } from '../search/index.ts';
import type { ContentRecord } from './record.ts';
import { toSearchDocument } from './searchable.ts';

/** So many documents are kept ready: what the first pages of searches show, again and again. */
const mostKept = 2_000;

interface Parts {
  /** Which form of each of `ids` readers may see now; nothing for one that they may not. */
  versions: (ids: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  records: (ids: readonly number[]) => Promise<ContentRecord[]>;
}

/**
 * Search documents of published records. Whether a record may be seen, and in which form, is asked of the database
 * every time; only a form that was read before is not read again.
 */
export class SearchDocuments {
  private readonly parts: Parts;
  private readonly kept = new Map<number, { version: string; document: SearchDocument }>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The documents of those of `ids` that readers may see, in the order of `ids`. */
  async load(ids: readonly number[]): Promise<SearchDocument[]> {
    const versions = await this.parts.versions(ids);
    const missing = ids.filter((id) => versions.has(id) && this.kept.get(id)?.version !== versions.get(id));
    const fresh = new Map<number, SearchDocument>();
    for (const record of missing.length > 0 ? await this.parts.records(missing) : []) {
      const document = toSearchDocument(record);
      fresh.set(record.id, document);
      this.keep(record.id, versions.get(record.id)!, document);
    }
    return ids.flatMap((id) => {
      if (!versions.has(id)) return [];
      const document = missing.includes(id) ? fresh.get(id) : this.kept.get(id)?.document;
      return document ?? [];
    });
  }

  private keep(id: number, version: string, document: SearchDocument): void {
    this.kept.delete(id);
    this.kept.set(id, { version, document });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }
}
