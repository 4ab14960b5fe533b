import type { Readable } from 'node:stream';

/** Inclusive, in bytes from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The files could not be written or read: a full disk, a server that does not answer. */
export class StorageUnusable extends Error {
  override readonly name = 'StorageUnusable';
}

/**
 * Where files are kept, by keys that are made of their content's hash. What `put` has resolved for is there after a
 * power cut. Methods that cannot do their work reject with StorageUnusable.
 */
export interface FileStorage {
  /** Keeps the content of `path`, a file of this machine, which may be gone afterwards. The same key twice is one. */
  put(key: string, path: string): Promise<void>;
  /** Bytes; undefined where there is nothing under `key`. */
  findSize(key: string): Promise<number | undefined>;
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Also when there is nothing. */
  remove(key: string): Promise<void>;
  listKeys(): AsyncIterable<string>;
}

/** What keys look like: a hash, and for a picture of one width that. */
export const isKey = (text: string): boolean => /^[0-9a-f]{64}(-\d{3,4}\.webp)?$/.test(text);
