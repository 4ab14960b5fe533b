import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { packageRoot } from '../../server/package-root.ts';

/** A program that serves, and how to end it. */
export interface Served {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts `args` with Node. Where it says itself where it serves, that is its first line on standard output. */
export async function serve(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  origin?: string,
): Promise<Served> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const firstLine = async (): Promise<string> => {
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [unknown];
    if (typeof line !== 'string') throw new Error(`${args.join(' ')} ended before it served`);
    return line;
  };
  return {
    origin: origin ?? (await firstLine()),
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The library as `npm start` serves it, ready. */
export async function serveLibrary(dataDir: string, more: NodeJS.ProcessEnv = {}): Promise<Served> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const origin = `http://127.0.0.1:${port}`;
  const main = join(packageRoot, 'dist', 'server', 'main.js');
  const library = await serve(['--max-semi-space-size=4', main], env, origin);
  const isReady = (): Promise<boolean> =>
    fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let tries = 0; !(await isReady()); tries++) {
    if (tries > 600) throw new Error('the library did not get ready within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return library;
}
