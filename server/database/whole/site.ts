import type { DatabaseLocation } from '../database-kind.ts';

/**
 * Where a database is built aside, until it takes the place of the one that is there. While a site is open on
 * SQLite, no other program can use the database that is there.
 */
export interface Site {
  /** Empty; where to build. */
  readonly location: DatabaseLocation;
  /** Whether there are records or people in the database that is there, or it cannot be read. */
  holdsLibrary(): Promise<boolean>;
  /**
   * Puts what was built in the place of what is there, in one step: whoever looks sees the one or the other.
   * Nothing of it may be open. @returns where what was there is kept from now on; undefined where there was nothing
   */
  takePlace(stamp: string): Promise<string | undefined>;
  /** Lets go; what was built and did not take its place is removed. */
  close(): Promise<void>;
}
