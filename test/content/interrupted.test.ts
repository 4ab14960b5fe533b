import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { loadStartingContent } from '../../server/content/index.ts';
import type { DatabaseLocation } from '../../server/database/index.ts';
import { startProcess } from '../support/child-process.ts';
import { makeDatabase, makeFolder, onBothDatabases } from '../support/databases.ts';
import { now, openLibrary, toArray } from '../support/library.ts';

interface Held {
  records: number;
  /** Different records that the log names, and its rows. */
  logged: number;
  changes: number;
}

/** What the library at `location` holds, opened anew. */
async function look(location: DatabaseLocation): Promise<Held> {
  const { database, content, changeLog } = await openLibrary(location);
  // PostgreSQL may still be busy with the last words of a process that is gone.
  await database.transaction((tx) => changeLog.takeTurn(tx));
  const records = await toArray(content.exportAll());
  const changes = await changeLog.readAfter(0, 1_000_000);
  await database.close();
  expect(new Set(records.map(({ externalId }) => externalId)).size).to.equal(records.length);
  return {
    records: records.length,
    logged: new Set(changes.map(({ contentId }) => contentId)).size,
    changes: changes.length,
  };
}

onBothDatabases('a process that is killed', (kind) => {
  it('has stored every batch that it said it had, and none by half', async () => {
    const location = await makeDatabase(kind);
    const input = { location, batches: 40, size: 100 };
    let stored = 0;
    for (const delay of [0, 7]) {
      const importing = startProcess('import-records', input);
      await importing.saidLines(3);
      await sleep(delay);
      importing.process.kill('SIGKILL');
      expect(await importing.ended).to.equal(null);
      const held = await look(location);
      expect(held.records % input.size).to.equal(0);
      expect(held.records).to.be.within(
        Math.max(stored, importing.lines.length * input.size),
        input.batches * input.size - 1,
      );
      expect(held).to.include({ logged: held.records, changes: held.records });
      stored = held.records;
    }
    const finishing = startProcess('import-records', input);
    expect(await finishing.ended).to.equal(0);
    expect(await look(location)).to.deep.equal({ records: 4000, logged: 4000, changes: 4000 });
  });

  it('leaves the starting content whole or absent, and the next start finishes it', async () => {
    const location = await makeDatabase(kind);
    const folder = makeFolder('seed');
    const lines = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({
        externalId: `sample-${index}`,
        kind: 'lesson',
        sample: true,
        status: 'published',
        source_lang: 'ar',
        statement: { ar: `درس ${index}` },
      }),
    );
    writeFileSync(join(folder, 'records.jsonl'), lines.join('\n'));
    const loading = startProcess('load-starting-content', { location, folder });
    await loading.saidLines(1);
    await sleep(20);
    loading.process.kill('SIGKILL');
    await loading.ended;
    const held = await look(location);
    expect(held.records).to.be.oneOf(loading.lines.length > 1 ? [3000] : [0, 3000]);
    const { database, content } = await openLibrary(location);
    expect(await loadStartingContent(database, content, folder, now)).to.equal(3000 - held.records);
    expect(await loadStartingContent(database, content, folder, now)).to.equal(0);
    await database.close();
    expect(await look(location)).to.deep.equal({ records: 3000, logged: 3000, changes: 3000 });
  });
});
