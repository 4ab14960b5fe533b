import type { ImportedRecord, ImportOutcome } from '../content/index.ts';
import type { Library } from './library.ts';

type StoreBatch = (batch: readonly ImportedRecord[]) => Promise<ImportOutcome>;

/** Stores each batch in a transaction of its own. */
export const storeInto =
  ({ content }: Library): StoreBatch =>
  (batch) =>
    content.importBatch(batch, new Date());

/** Ends a transaction without its changes. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
}

/** Does what `storeInto` would do, and takes it back: the counts are right and nothing is written. */
export const tryInto =
  ({ content, database }: Library): StoreBatch =>
  async (batch) => {
    let outcome: ImportOutcome | undefined;
    try {
      await database.transaction(async (tx) => {
        outcome = await content.importInto(tx, batch, new Date());
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    return outcome!;
  };

/** Where there is no library, every record is new. */
export const countOnly: StoreBatch = (batch) =>
  Promise.resolve({ created: batch.length, updated: 0, unchanged: 0 });
