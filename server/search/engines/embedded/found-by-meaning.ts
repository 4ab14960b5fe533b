import type { NearRecord } from '../../../meaning/index.ts';
import type { FoundRecords } from './found-records.ts';
import { withRoom } from './growable.ts';
import type { RecordFilter } from './record-filter.ts';
import type { RecordTable } from './record-table.ts';

const isNear = 1;
const isFoundByWords = 2;
const isFoundAlone = 4;

/** Keeps apart, while a question is answered, which of the near records the words have found too. */
export class FoundByMeaning {
  /** Places in the found records of all that are near. */
  places: number[] = [];
  private marks = new Uint8Array(0);
  private marked: number[] = [];

  begin(records: RecordTable, near: readonly NearRecord[]): void {
    for (const slot of this.marked) this.marks[slot] = 0;
    this.marks = withRoom(this.marks, records.size);
    this.marked = near.flatMap(({ id }) => records.slotOf(id) ?? []);
    for (const slot of this.marked) this.marks[slot] = isNear;
    this.places = [];
  }

  /** Notes that the words have found a record, and its place where it passed the filters: of interest if it is near. */
  note(slot: number, place: number | undefined): void {
    if ((this.marks[slot]! & isNear) === 0) return;
    this.marks[slot] = isNear | isFoundByWords;
    if (place !== undefined) this.places.push(place);
  }

  isNoted(slot: number): boolean {
    return (this.marks[slot]! & isFoundByWords) !== 0;
  }

  /** Whether a record was found by its meaning alone. */
  isAlone(slot: number): boolean {
    return (this.marks[slot]! & isFoundAlone) !== 0;
  }

  /** Adds a record that the words have not found, where it passes `filter`. */
  addTo(
    found: FoundRecords,
    slot: number,
    id: number,
    text: number,
    score: number,
    filter: RecordFilter,
  ): void {
    if (!filter.take(slot)) return;
    this.marks[slot] = isNear | isFoundAlone;
    this.places.push(found.count);
    found.add(slot, id, text, score);
  }
}
