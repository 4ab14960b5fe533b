import { join } from 'node:path';
import { findSetting } from '../../server/database/index.ts';
import { vectorFileIn } from '../../server/meaning/index.ts';
import { dimensions } from '../../server/meaning/model/embeddings.ts';
import { readModelFiles } from '../../server/meaning/model/model-files.ts';
import { passageVersion } from '../../server/meaning/passages.ts';
import { toBytes } from '../../server/meaning/vectors/byte-vectors.ts';
import type { TextVectors } from '../../server/meaning/vectors/record-vectors.ts';
import { writeVectors } from '../../server/meaning/vectors/vector-file.ts';
import { packageRoot } from '../../server/package-root.ts';
import { seededRandom, type Random } from '../random.ts';
import { openLibrary } from '../search/open-library.ts';

/** Passages of a record of about 200 words. */
const passages = 6;

function someDirection(random: Random, near?: Float32Array): Float32Array {
  const vector = Float32Array.from(
    { length: dimensions },
    (_, at) => random() - 0.5 + (near?.[at] ?? 0) * 10,
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function* someTexts(records: number): Generator<TextVectors> {
  const random = seededRandom(3);
  for (let record = 1; record <= records; record++) {
    const whole = someDirection(random);
    const parts = Array.from({ length: passages }, () => someDirection(random, whole));
    yield { record, language: record % 2 === 0 ? 'ar' : 'en', vectors: toBytes([whole, ...parts]) };
  }
}

/**
 * Vectors that mean nothing for the records of a library, kept as if it had made them.
 * @param dataDir of a library that was opened before
 */
export async function writeSyntheticVectors(store: string, dataDir: string): Promise<void> {
  const opened = await openLibrary(store, dataDir);
  const records = opened.store.ids().length;
  const library = await findSetting(opened.database.reader, 'library');
  await opened.close();
  if (library === undefined) throw new Error('the library has no name yet');
  const { fingerprint } = readModelFiles(join(packageRoot, 'models'));
  const identity = { library, model: `${fingerprint}.${passageVersion}` };
  await writeVectors(vectorFileIn(dataDir), { position: records, texts: () => someTexts(records) }, identity);
}
