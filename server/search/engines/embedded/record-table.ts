import { facetNames, rankedLevel, type FacetName, type SearchDocument } from '../../search-engine.ts';
import { FacetColumn } from './facet-column.ts';
import { withRoom } from './growable.ts';

export type FacetColumns = Record<FacetName, FacetColumn>;

const emptyFacets = (): FacetColumns =>
  Object.fromEntries(facetNames.map((name) => [name, new FacetColumn()])) as FacetColumns;

/** One slot a record, in order of arrival. A changed or removed record leaves its slot dead until compaction. */
export class RecordTable {
  size = 0;
  living = 0;
  facets: FacetColumns = emptyFacets();
  ids = new Uint32Array(0);
  alive = new Uint8Array(0);
  /** Milliseconds since 1970. */
  published = new Float64Array(0);
  /** Level + 1: 0 where there is none. */
  evidence = new Uint8Array(0);
  private readonly slots = new Map<number, number>();

  slotOf(id: number): number | undefined {
    return this.slots.get(id);
  }

  add(document: SearchDocument): number {
    const slot = this.size++;
    this.ids = withRoom(this.ids, this.size);
    this.alive = withRoom(this.alive, this.size);
    this.published = withRoom(this.published, this.size);
    this.evidence = withRoom(this.evidence, this.size);
    this.ids[slot] = document.id;
    this.alive[slot] = 1;
    this.published[slot] = Date.parse(document.publishedAt) || 0;
    this.evidence[slot] = rankedLevel(document);
    for (const name of facetNames) this.facets[name].set(slot, document.facets[name]);
    this.slots.set(document.id, slot);
    this.living++;
    return slot;
  }

  /** Whether there was such a record. */
  remove(id: number): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    this.alive[slot] = 0;
    this.slots.delete(id);
    this.living--;
    return true;
  }

  /** Leaves out dead slots. @returns the new slot of each old one, −1 for a dead one */
  compact(): Int32Array {
    const moved = new Int32Array(this.size).fill(-1);
    const kept = new Uint32Array(this.living);
    let count = 0;
    for (let slot = 0; slot < this.size; slot++) {
      if (this.alive[slot] === 0) continue;
      moved[slot] = count;
      kept[count++] = slot;
    }
    for (const name of facetNames) this.facets[name] = this.facets[name].compacted(kept);
    this.ids = Uint32Array.from(kept, (slot) => this.ids[slot]!);
    this.published = Float64Array.from(kept, (slot) => this.published[slot]!);
    this.evidence = Uint8Array.from(kept, (slot) => this.evidence[slot]!);
    this.alive = new Uint8Array(count).fill(1);
    this.size = count;
    this.slots.clear();
    this.ids.forEach((id, slot) => this.slots.set(id, slot));
    return moved;
  }

  /** Takes columns read from a snapshot. */
  restore(columns: {
    ids: Uint32Array<ArrayBuffer>;
    alive: Uint8Array<ArrayBuffer>;
    published: Float64Array<ArrayBuffer>;
    evidence: Uint8Array<ArrayBuffer>;
    facets: FacetColumns;
  }): void {
    Object.assign(this, columns);
    this.size = columns.ids.length;
    this.living = 0;
    columns.ids.forEach((id, slot) => {
      if (columns.alive[slot] === 0) return;
      this.slots.set(id, slot);
      this.living++;
    });
  }
}
