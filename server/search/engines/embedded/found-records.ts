import type { RecordTable } from './record-table.ts';

/** No text speaks for the record: everything was asked for. */
export const noText = -1;

/** The records that a query found, in no order: parallel arrays that are kept from query to query. */
export class FoundRecords {
  count = 0;
  slots = new Uint32Array(0);
  ids = new Uint32Array(0);
  /** What they are ordered by, more first. */
  keys = new Float64Array(0);
  /** The text that speaks for each, or `noText`. */
  texts = new Int32Array(0);

  /** Begins anew, with room for all of `records`. */
  clear(records: RecordTable): void {
    this.count = 0;
    if (records.size <= this.slots.length) return;
    const room = Math.ceil(records.size * 1.5);
    this.slots = new Uint32Array(room);
    this.ids = new Uint32Array(room);
    this.keys = new Float64Array(room);
    this.texts = new Int32Array(room);
  }

  add(slot: number, id: number, text: number, key: number): void {
    const at = this.count++;
    this.slots[at] = slot;
    this.ids[at] = id;
    this.texts[at] = text;
    this.keys[at] = key;
  }
}
