import { join } from 'node:path';
import { expect } from 'chai';
import type { ChangeLog } from '../../server/search/index.ts';
import { EmbeddedEngine, Follower, type SearchEngine } from '../../server/search/index.ts';
import { makeFolder, makeLibrary } from '../support/databases.ts';
import { aQuery } from '../support/documents.ts';
import { now, type Library } from '../support/library.ts';
import { practice } from '../support/records.ts';

describe('following the change log', () => {
  let library: Library;
  let engine: EmbeddedEngine;
  let follower: Follower;
  let generation = 0;
  const errors: unknown[] = [];

  function openEngine(folder: string): EmbeddedEngine {
    const identity = { library: 'one', labels: 'none' };
    const start = { snapshotFile: join(folder, 'index.snapshot'), identity, labels: {}, terms: [] };
    return new EmbeddedEngine(start, () => undefined);
  }
  const follow = (
    to: SearchEngine,
    changes: Pick<ChangeLog, 'readAfter' | 'last'> = library.changeLog,
  ): Follower => {
    const following = new Follower({
      changes,
      engine: to,
      loadDocuments: (ids) => library.content.loadSearchDocuments(ids),
      generation: () => Promise.resolve(generation),
      onError: (error) => errors.push(error),
    });
    following.start();
    return following;
  };
  const titles = async (): Promise<number> => (await engine.search(aQuery(''))).total;
  const publish = (...names: string[]): Promise<unknown> =>
    library.content.importBatch(
      names.map((name) => practice(name)),
      now,
    );

  beforeEach(async () => {
    library = await makeLibrary('sqlite');
    engine = openEngine(makeFolder('index'));
    follower = follow(engine);
  });
  afterEach(async () => {
    await follower.stop();
    await engine.close();
    await library.database.close();
    expect(errors.splice(0)).to.deep.equal([]);
  });

  it('takes in what is published, and forgets what is withdrawn', async () => {
    await publish('a', 'b', 'c');
    await follower.catchUp();
    expect(await titles()).to.equal(3);
    await library.content.importBatch([practice('b', {}, { status: 'archived' })], now);
    await follower.catchUp();
    expect(await titles()).to.equal(2);
  });

  it('reads on by itself, without being told', async () => {
    await follower.catchUp();
    await publish('a');
    const start = performance.now();
    while ((await titles()) === 0 && performance.now() - start < 2000)
      await new Promise((r) => setTimeout(r, 20));
    expect(performance.now() - start).to.be.below(1000);
  });

  it('goes on where the kept index stands', async () => {
    await publish('a', 'b');
    await follower.catchUp();
    await follower.stop();
    const folder = makeFolder('index');
    const first = openEngine(folder);
    const filling = follow(first);
    await filling.catchUp();
    await filling.stop();
    await first.close();
    await publish('c');
    const read: number[] = [];
    const second = openEngine(folder);
    const following = follow(second, {
      last: () => library.changeLog.last(),
      readAfter: (position, limit) => {
        read.push(position);
        return library.changeLog.readAfter(position, limit);
      },
    });
    await following.catchUp();
    expect(read[0]).to.equal(2);
    expect((await second.search(aQuery(''))).total).to.equal(3);
    await following.stop();
    await second.close();
  });

  it('builds the index anew when that is asked for', async () => {
    await publish('a', 'b');
    await follower.catchUp();
    await engine.apply({ put: [], remove: [1], position: 2 });
    expect(await titles()).to.equal(1);
    generation++;
    const start = performance.now();
    while ((await titles()) < 2 && performance.now() - start < 3000)
      await new Promise((r) => setTimeout(r, 20));
    expect(await titles()).to.equal(2);
  });

  it('builds anew when the log is shorter than the index: the database is another one', async () => {
    await publish('a');
    await follower.catchUp();
    await engine.apply({ put: [], remove: [1], position: 99 });
    const start = performance.now();
    while ((await titles()) < 1 && performance.now() - start < 3000)
      await new Promise((r) => setTimeout(r, 20));
    expect([await titles(), await engine.position()]).to.deep.equal([1, 1]);
  });

  it('is level again after the index thread died', async () => {
    await publish('a', 'b');
    await follower.catchUp();
    await (engine as unknown as { worker: { terminate: () => Promise<number> } }).worker.terminate();
    const start = performance.now();
    while ((await titles()) < 2 && performance.now() - start < 5000)
      await new Promise((r) => setTimeout(r, 20));
    expect(await titles()).to.equal(2);
    errors.splice(0);
  });

  it('is not ready before it was level once', async () => {
    await follower.stop();
    const never = follow(engine, {
      last: () => new Promise(() => undefined),
      readAfter: () => Promise.resolve([]),
    });
    expect(never.isReady).to.equal(false);
  });
});
