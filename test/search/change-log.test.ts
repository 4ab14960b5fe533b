import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { ChangeLog } from '../../server/search/index.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import { openLibrary, type Library } from '../support/library.ts';

/** Reads on from where it was, as an index does; what it has passed it never sees again. */
class Reading {
  position = 0;
  readonly seen: number[] = [];
  private readonly log: ChangeLog;

  constructor(log: ChangeLog) {
    this.log = log;
  }

  async readOn(): Promise<void> {
    for (const { seq, contentId } of await this.log.readAfter(this.position, 3)) {
      this.position = seq;
      this.seen.push(contentId);
    }
  }

  async readToEnd(): Promise<void> {
    const last = await this.log.last();
    while (this.position < last) await this.readOn();
  }
}

onBothDatabases('the change log', (kind) => {
  let library: Library;
  /** The same library, opened by another process as it were. */
  let other: Library;

  beforeEach(async () => {
    library = await makeLibrary(kind);
    other = kind === 'sqlite' ? library : await openLibrary(library.location);
  });
  afterEach(async () => {
    await library.database.close();
    if (other !== library) await other.database.close();
  });

  const append = ({ database, changeLog }: Library, ids: number[]): Promise<void> =>
    database.transaction((tx) => changeLog.append(tx, ids));

  it('begins empty', async () => {
    expect(await library.changeLog.last()).to.equal(0);
    expect(await library.changeLog.readAfter(0, 10)).to.deep.equal([]);
  });

  it('gives back what was written after a position, in order, up to a limit', async () => {
    await append(library, [7, 5]);
    await append(library, [7]);
    const all = await library.changeLog.readAfter(0, 10);
    expect(all.map(({ contentId }) => contentId)).to.deep.equal([7, 5, 7]);
    expect(await library.changeLog.readAfter(all[0]!.seq, 1)).to.deep.equal([all[1]]);
    expect(await library.changeLog.last()).to.equal(all[2]!.seq);
  });

  it('forgets what a failed transaction wrote', async () => {
    await library.database
      .transaction(async (tx) => {
        await library.changeLog.append(tx, [1, 2]);
        throw new Error('changed its mind');
      })
      .catch(() => undefined);
    expect(await library.changeLog.readAfter(0, 10)).to.deep.equal([]);
  });

  it('lets no reader step over a change whose transaction commits late', async () => {
    const reading = new Reading(library.changeLog);
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const late = library.database.transaction(async (tx) => {
      await library.changeLog.append(tx, [1]);
      begun();
      await finished;
    });
    await hasBegun;
    const quick = append(other, [2]);
    await Promise.race([quick, sleep(300)]);
    await reading.readOn();
    finish();
    await Promise.all([late, quick]);
    await reading.readToEnd();
    expect(reading.seen).to.deep.equal([1, 2]);
  });

  it('loses and doubles nothing for a reader beside many overlapping writers', async () => {
    const reading = new Reading(library.changeLog);
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    const state = { writing: true };
    const reader = (async () => {
      while (state.writing) await Promise.all([reading.readOn(), sleep(1)]);
    })();
    await Promise.all(ids.map((id) => append(id % 2 ? library : other, [id])));
    state.writing = false;
    await reader;
    await reading.readToEnd();
    expect([...reading.seen].sort((one, two) => one - two)).to.deep.equal(ids);
  });
});
