import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { packageRoot } from '../../server/package-root.ts';
import { makeFolder } from '../support/databases.ts';

interface Run {
  child: ChildProcess;
  /** All that it said so far, to either stream. */
  said: () => string;
  ended: Promise<number | null>;
}

/** Starts the library as `npm start` does. */
function run(env: Record<string, string>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'server', 'main.js')], {
    cwd: packageRoot,
    env: { PATH, HOME, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return { child, said: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function becomesReady(port: number, { child, said }: Run): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    if (child.exitCode !== null) throw new Error(`ended early: ${said()}`);
    await delay(50);
  }
}

const messages = (said: string): string[] =>
  said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

describe('the process', function () {
  this.timeout(60_000);
  let dataDir: string;
  let port: number;
  before(async () => {
    // What runs is what is compiled; nothing is done where it is up to date.
    const { status, stdout } = spawnSync(process.execPath, [join(packageRoot, 'scripts', 'build.mjs')]);
    expect(status, String(stdout)).to.equal(0);
    dataDir = makeFolder('main');
    port = await freePort();
  });

  it('makes everything on its first start, says so in one line, and stops when told to', async () => {
    const first = run({ PORT: String(port), DATA_DIR: dataDir });
    await becomesReady(port, first);
    first.child.kill('SIGTERM');
    expect(await first.ended).to.equal(0);
    const [line, ...rest] = messages(first.said()).filter((message) => message !== 'answered');
    expect(line).to.match(
      /^Tajarib is running: http:\/\/localhost:\d+\/ · Database made: .+tajarib\.sqlite · \d\d+ sample records put in · /,
    );
    const [offer, ...others] = rest.filter((message) => message !== 'Search is ready');
    expect(offer).to.match(/first account here.+http:\/\/localhost:\d+\/en\/welcome\?key=[\w-]{43}$/);
    expect(others).to.deep.equal(['SIGTERM: finishing what is in flight', 'stopped']);
    expect(existsSync(join(dataDir, 'search', 'index.snapshot'))).to.equal(true);
  });

  it('leaves nothing in the home folder, where the encoder’s runtime would gather figures of its use', async () => {
    const home = makeFolder('home');
    const quiet = run({ PORT: String(port), DATA_DIR: makeFolder('main'), SEED: 'none', HOME: home });
    await becomesReady(port, quiet);
    const meaning = async (): Promise<unknown> =>
      ((await (await fetch(`http://127.0.0.1:${port}/health/ready`)).json()) as { meaning: string }).meaning;
    while ((await meaning()) === 'building') await delay(50);
    expect(await meaning()).to.equal('ready');
    quiet.child.kill('SIGTERM');
    expect(await quiet.ended).to.equal(0);
    expect(readdirSync(home)).to.deep.equal([]);
  });

  it('goes on with what is there on the next start, and ends on Ctrl-C too', async () => {
    const next = run({ PORT: String(port), DATA_DIR: dataDir });
    await becomesReady(port, next);
    next.child.kill('SIGINT');
    expect(await next.ended).to.equal(0);
    expect(messages(next.said())[0]).to.not.match(/made|put in/);
  });

  it('says in one sentence that its port is in use', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      const started = run({ PORT: String(port), DATA_DIR: dataDir });
      expect(await started.ended).to.equal(1);
      expect(started.said()).to.match(/^Port \d+ is in use: .+\n$/);
    } finally {
      other.close();
    }
  });

  it('says all that is wrong with its configuration, with exit code 78', async () => {
    const started = run({ PORT: 'x', SEED: 'y', DATA_DIR: dataDir });
    expect(await started.ended).to.equal(78);
    expect(started.said()).to.match(/^The configuration is not right:\n {2}PORT .+\n {2}SEED .+\n$/);
  });

  it('says in one sentence that its data cannot be kept, or is none', async () => {
    const file = join(makeFolder('main'), 'file');
    writeFileSync(file, '');
    const noFolder = run({ PORT: String(port), DATA_DIR: file });
    expect(await noFolder.ended).to.equal(1);
    expect(noFolder.said()).to.match(/^DATA_DIR .+ is not a folder\.\n$/);

    const folder = makeFolder('main');
    writeFileSync(
      join(folder, 'tajarib.sqlite'),
      'this is a letter to my aunt, and no database at all. '.repeat(50),
    );
    const noDatabase = run({ PORT: String(port), DATA_DIR: folder });
    expect(await noDatabase.ended).to.equal(1);
    expect(noDatabase.said()).to.match(/^The database file in .+ is not a database\.\n$/);
  });

  it('warns of a setting that is probably misspelt', async () => {
    const started = run({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVL: 'info' });
    await becomesReady(port, started);
    started.child.kill('SIGTERM');
    await started.ended;
    expect(messages(started.said())[0]).to.equal('LOG_LEVL is not a setting; did you mean LOG_LEVEL?');
  });
});
