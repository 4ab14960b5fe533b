import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { loadStartingContent } from '../../server/content/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { makeFolder } from '../support/databases.ts';
import { now, openLibrary } from '../support/library.ts';

/** Runs `samples:remove` on the library in `dataDir`. */
async function run(env: Record<string, string>): Promise<{ code: number; out: string; err: string }> {
  const script = join(packageRoot, 'server', 'cli', 'remove-samples.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: packageRoot,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[code: number]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

describe('samples:remove', function () {
  this.timeout(60_000);

  it('removes the samples, says how many, and does no harm when run again', async () => {
    const dataDir = makeFolder('data');
    const location = { kind: 'sqlite', file: join(dataDir, 'tajarib.sqlite') } as const;
    const before = await openLibrary(location);
    const folder = join(packageRoot, 'seed', 'records');
    const loaded = await loadStartingContent(before.database, before.content, folder, now);
    await before.database.close();

    const first = await run({ DATA_DIR: dataDir });
    expect(first).to.include({ code: 0, err: '' });
    expect(first.out).to.include(`Sample records removed: ${loaded}\n`).and.include('السجلات النموذجية');
    expect((await run({ DATA_DIR: dataDir })).out).to.include('Sample records removed: 0\n');

    const after = await openLibrary(location);
    expect((await after.content.countPublished()).sample).to.equal(0);
    expect(await loadStartingContent(after.database, after.content, folder, now)).to.equal(0);
    await after.database.close();
  });

  it('says in one sentence why it cannot', async () => {
    const unreachable = await run({ DATABASE_URL: 'postgres://someone:secret@127.0.0.1:9/library' });
    expect(unreachable.code).to.equal(1);
    expect(unreachable.err.trim()).to.match(/^PostgreSQL at 127\.0\.0\.1:9\/library cannot be used: [^\n]*$/);
    expect((await run({ DATABASE_URL: 'nonsense' })).code).to.equal(78);
  });
});
