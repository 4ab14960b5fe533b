import { PostingShard, type PostingColumns, type PostingList } from './posting-shard.ts';

/** Lists are dealt out to so many shards, so that one merge is short and needs little room beside the index. */
const shardBits = 6;
const shardCount = 1 << shardBits;

/** A part whose additions have grown to this share of it is packed: on average each entry is moved a few times. */
const looseShare = 0.25;

/**
 * For each stem the texts that hold it and how heavily (weighted frequency, 1…255); also words by their runs of
 * letters, by keys and by spellings. Lists and values are numbers from 0.
 */
export class Postings {
  private readonly shards = Array.from({ length: shardCount }, () => new PostingShard());

  private shardOf(list: number): PostingShard {
    return this.shards[list & (shardCount - 1)]!;
  }

  add(list: number, value: number, weight = 1): void {
    this.shardOf(list).add(list >>> shardBits, value, weight);
  }

  /** Length of a list, with what is gone but not yet left out. */
  count(list: number): number {
    return this.shardOf(list).count(list >>> shardBits);
  }

  /** The entries of a list in order of arrival. */
  read(list: number): PostingList {
    return this.shardOf(list).read(list >>> shardBits);
  }

  /**
   * Packs one shard that has grown by more than `share`, if there is one: some milliseconds at most.
   * @param renumber gives −1 for what is gone; without it nothing is
   * @returns whether there was one
   */
  settle(share = looseShare, renumber?: (value: number) => number): boolean {
    const shard = this.shards.find((one) => one.isLoose(share));
    shard?.merge(renumber);
    return shard !== undefined;
  }

  /** Packs everything that `renumber` keeps (new number of a value, or −1 for one that is gone). */
  merge(renumber: (value: number) => number): void {
    for (const shard of this.shards) shard.merge(renumber);
  }

  /** All shards' columns, for a snapshot. */
  toColumns(): PostingColumns[] {
    return this.shards.map((shard) => shard.toColumns());
  }

  restore(columns: readonly PostingColumns[]): void {
    for (const [index, shard] of this.shards.entries()) shard.restore(columns[index]!);
  }
}
