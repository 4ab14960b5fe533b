import { expect } from 'chai';
import type { RecordStatus } from '../../server/content/index.ts';
import { startApplication, type Application } from '../support/application.ts';
import { startProcess, type Running } from '../support/child-process.ts';
import { makeDatabase, makeFolder } from '../support/databases.ts';
import { practice } from '../support/records.ts';

/** Milliseconds until `origin` finds as many records as `total` for `word`; fails after twenty seconds. */
async function timeUntil(origin: string, word: string, total: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const response = await fetch(`${origin}/api/v1/search?q=${word}&verbatim=1`);
    const found = ((await response.json()) as { total: number }).total;
    const time = performance.now() - start;
    if (found === total) return time;
    if (time > 20_000) throw new Error(`${found} of ${total} after ${time} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('two processes on one PostgreSQL', function () {
  this.timeout(90_000);
  let one: Application;
  let other: Running;

  before(async () => {
    const location = await makeDatabase('postgres');
    if (location.kind !== 'postgres') throw new Error('not PostgreSQL');
    const env = { DATABASE_URL: location.url, SEED: 'none' };
    one = await startApplication({ env });
    other = startProcess('serve-library', { ...env, DATA_DIR: makeFolder('other') });
    await other.saidLines(1);
  });
  after(async () => {
    other.process.kill();
    await one.stop();
  });

  const publish = (status: RecordStatus, word: string): Promise<unknown> =>
    one.services.content.importBatch([practice('shared', { title: { en: word } }, { status })], new Date());

  it('find within a second what the other publishes, changes and withdraws', async () => {
    const origin = other.lines[0]!;
    const times: Record<'published' | 'changed' | 'withdrawn', number[]> = {
      published: [],
      changed: [],
      withdrawn: [],
    };
    // Whatever else the machine does only adds to a time, so the shortest of three tells the library's own.
    for (let round = 0; round < 3; round += 1) {
      await publish('published', 'gabionwall');
      times.published.push(await timeUntil(origin, 'gabionwall', 1));
      await publish('published', 'terracedslope');
      times.changed.push(await timeUntil(origin, 'terracedslope', 1));
      await timeUntil(origin, 'gabionwall', 0);
      await publish('archived', 'terracedslope');
      times.withdrawn.push(await timeUntil(origin, 'terracedslope', 0));
    }
    for (const [what, taken] of Object.entries(times)) expect(Math.min(...taken), what).to.be.below(1000);
  });
});
