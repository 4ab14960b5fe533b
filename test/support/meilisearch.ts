import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Meilisearch server for tests. */
export interface MeilisearchServer {
  url: string;
  /** Its master key. */
  key: string;
  /** Only of a server that was started here. */
  process?: {
    pid(): number | undefined;
    /** Ends it at once, as a power cut does. */
    kill(): Promise<void>;
    /** Starts it again, with what it kept. */
    start(): Promise<void>;
    /** Throws away what it kept; only while it is down. */
    wipe(): void;
  };
  /** Ends it, and removes its files, where it was started here. */
  stop(): Promise<void>;
}

function programOnPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'meilisearch'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Whether there is a real server to test with; the suites that need one are skipped without. */
export const hasMeilisearch = Boolean(process.env['MEILI_URL']) || programOnPath() !== undefined;
export const hasOwnMeilisearch = programOnPath() !== undefined;
if (!hasMeilisearch && !process.send) {
  console.log(
    '  Meilisearch is neither at MEILI_URL nor on the PATH: its suites on a real server are skipped.',
  );
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`Meilisearch ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('Meilisearch did not get ready');
}

/**
 * The server at MEILI_URL, or a new one from the PATH: on loopback, in a folder of its own, with a key of its own.
 * @param options.threads for indexing; as many as it likes where undefined
 */
export async function openMeilisearch(
  { threads }: { threads: number | undefined } = { threads: 1 },
): Promise<MeilisearchServer> {
  const given = process.env['MEILI_URL'];
  const program = programOnPath();
  if (program === undefined) {
    if (!given) throw new Error('there is no Meilisearch to test with');
    return { url: given, key: process.env['MEILI_KEY'] ?? '', stop: () => Promise.resolve() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'tajarib-meilisearch-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = randomBytes(24).toString('hex');
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data'), '--no-analytics'];
    child = spawn(program, options, {
      cwd: folder,
      env: {
        MEILI_MASTER_KEY: key,
        MEILI_LOG_LEVEL: 'ERROR',
        ...(threads !== undefined && { MEILI_MAX_INDEXING_THREADS: String(threads) }),
      },
      stdio: 'ignore',
    });
    await untilHealthy(url, child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    key,
    process: {
      pid: () => child?.pid,
      kill: () => end('SIGKILL'),
      start,
      wipe: () => {
        rmSync(join(folder, 'data'), { recursive: true, force: true });
      },
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
