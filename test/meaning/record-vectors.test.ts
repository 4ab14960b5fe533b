import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { dimensions } from '../../server/meaning/model/embeddings.ts';
import { loadNeighbours } from '../../server/meaning/model/optional-packages.ts';
import { toBytes } from '../../server/meaning/vectors/byte-vectors.ts';
import { RecordVectors, type TextVectors } from '../../server/meaning/vectors/record-vectors.ts';
import { readVectors, writeVectors } from '../../server/meaning/vectors/vector-file.ts';
import { makeFolder } from '../support/databases.ts';
import { hasMeaning } from '../support/meaning.ts';

/** A unit vector that points mostly along axis `at`. */
function along(at: number, aside = 0): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[at] = 1;
  vector[(at + 1) % dimensions] = aside;
  const length = Math.hypot(1, aside);
  return vector.map((value) => value / length);
}

const aText = (record: number, language: 'ar' | 'en', ...vectors: Float32Array[]): TextVectors => ({
  record,
  language,
  vectors: toBytes(vectors),
});

describe('the vectors of records', () => {
  let vectors: RecordVectors;

  before(async function () {
    if (!(await hasMeaning)) this.skip();
  });
  beforeEach(async () => {
    vectors = new RecordVectors(await loadNeighbours());
    vectors.put(1, [aText(1, 'ar', along(0), along(3), along(0))]);
    vectors.put(2, [aText(2, 'en', along(0, 0.5), along(0, 0.5))]);
    vectors.put(3, [aText(3, 'ar', along(9), along(9)), aText(3, 'en', along(9), along(20), along(9, 0.1))]);
  });

  it('give the nearest first, with the passage that is nearest', () => {
    const [first, second] = vectors.near(along(0), 'en', 2);
    expect(first).to.include({ id: 1, language: 'ar', passage: 1 });
    expect(first!.score).to.be.closeTo(2, 0.01);
    expect(second!.id).to.equal(2);
  });

  it('show the language of the reader where it is about as near', () => {
    expect(vectors.near(along(9), 'ar', 1)[0]).to.include({ id: 3, language: 'ar', passage: 0 });
    expect(vectors.near(along(9), 'en', 1)[0]).to.include({ id: 3, language: 'en', passage: 1 });
  });

  it('leave nothing of a record that was withdrawn, nor of what it was before a change', () => {
    vectors.remove(1);
    expect(vectors.near(along(0), 'ar', 10).map(({ id }) => id)).not.to.include(1);
    vectors.put(2, [aText(2, 'en', along(40), along(40))]);
    expect(vectors.near(along(0), 'ar', 1)[0]!.score).to.be.lessThan(0.1);
    expect([...vectors.texts()].map(({ record }) => record)).to.deep.equal([3, 3, 2]);
  });

  it('are like nothing where nothing was said', () => {
    vectors.put(4, [aText(4, 'ar', new Float32Array(dimensions), new Float32Array(dimensions))]);
    expect(vectors.near(along(0), 'ar', 10).every(({ score }) => Number.isFinite(score))).to.equal(true);
  });

  describe('on disk', () => {
    const identity = { library: 'one', model: 'this' };

    it('come back as they were, for the same library and model alone', async () => {
      const file = join(makeFolder('vectors'), 'search', 'meaning.vectors');
      vectors.position = 7;
      expect(await writeVectors(file, vectors, identity)).to.equal(7);
      const read = readVectors(file, identity);
      expect(read?.position).to.equal(7);
      expect(read?.texts).to.deep.equal(
        [...vectors.texts()].map(({ record, language, vectors: bytes }) => ({
          record,
          language,
          vectors: bytes,
        })),
      );
      expect(readVectors(file, { ...identity, library: 'another' })).to.equal(undefined);
      expect(readVectors(file, { ...identity, model: 'another' })).to.equal(undefined);
    });

    it('are not taken from a file that is cut short, changed or missing', async () => {
      const file = join(makeFolder('vectors'), 'meaning.vectors');
      expect(readVectors(file, identity)).to.equal(undefined);
      await writeVectors(file, vectors, identity);
      const whole = readFileSync(file);
      writeFileSync(file, whole.subarray(0, whole.length - 100));
      expect(readVectors(file, identity)).to.equal(undefined);
      const changed = Buffer.from(whole);
      changed[2_000] = changed[2_000]! ^ 1;
      writeFileSync(file, changed);
      expect(readVectors(file, identity)).to.equal(undefined);
    });
  });
});
