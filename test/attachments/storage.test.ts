import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { DiskStorage, StorageUnusable, type FileStorage } from '../../server/attachments/index.ts';
import { S3Storage } from '../../server/attachments/storage/s3-storage.ts';
import { makeFolder } from '../support/databases.ts';
import { toArray } from '../support/library.ts';

const content = Buffer.from('content '.repeat(1000));
const hash = createHash('sha256').update(content).digest('hex');

/** What every place for files does. */
function behavesAsStorage(open: () => FileStorage): void {
  const place = async (): Promise<string> => {
    const path = join(makeFolder('arrived'), 'file');
    await writeFile(path, content);
    return path;
  };

  it('keeps a file under its key, gives it back whole or in part, and removes it', async () => {
    const storage = open();
    expect(await storage.findSize(hash)).to.equal(undefined);
    await storage.put(hash, await place());
    await storage.put(hash, await place());
    expect(await storage.findSize(hash)).to.equal(content.length);
    expect(await buffer(await storage.open(hash))).to.deep.equal(content);
    expect(await buffer(await storage.open(hash, { start: 8, end: 14 }))).to.deep.equal(
      Buffer.from('content'),
    );
    expect(await toArray(storage.listKeys())).to.deep.equal([hash]);
    await storage.remove(hash);
    await storage.remove(hash);
    expect(await storage.findSize(hash)).to.equal(undefined);
    expect(await toArray(storage.listKeys())).to.deep.equal([]);
  });

  it('says so when there is nothing to open', async () => {
    const failure = await open()
      .open(hash)
      .catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(StorageUnusable);
  });
}

describe('files on disk', () => {
  const folder = makeFolder('storage');
  behavesAsStorage(() => new DiskStorage(folder));

  it('have keys that lead nowhere else', async () => {
    for (const key of ['../../etc/passwd', `${hash}/../x`, 'a', `${hash}-99999.webp`]) {
      const failure = await new DiskStorage(folder).findSize(key).catch((error: unknown) => error);
      expect(failure, key).to.be.instanceOf(StorageUnusable);
    }
  });
});

const hasServer = spawnSync('s3s-fs', ['--version']).status === 0;

(hasServer ? describe : describe.skip)('files on an S3 server (s3s-fs on the PATH)', function () {
  this.timeout(30_000);
  let server: ChildProcess;
  let storage: S3Storage;

  before(async () => {
    const folder = makeFolder('s3');
    mkdirSync(join(folder, 'tajarib'));
    const port = await freePort();
    server = spawn(
      's3s-fs',
      [
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--access-key',
        'KEY',
        '--secret-key',
        'SECRET',
        folder,
      ],
      { stdio: 'ignore' },
    );
    const endpoint = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100 && !(await fetch(endpoint).catch(() => undefined)); tries += 1)
      await delay(100);
    storage = new S3Storage({
      endpoint,
      bucket: 'tajarib',
      region: 'us-east-1',
      accessKeyId: 'KEY',
      secretAccessKey: 'SECRET',
    });
  });
  after(() => server.kill());

  behavesAsStorage(() => storage);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
