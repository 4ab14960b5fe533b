import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../server/package-root.ts';
import { freePort } from './meilisearch.ts';

/** The library as `npm start` runs it: a process of its own, which can be killed and started again. */
export class LibraryProcess {
  origin = '';
  private readonly env: Readonly<Record<string, string>>;
  private child: ChildProcess | undefined;
  private said = '';

  constructor(env: Readonly<Record<string, string>>) {
    this.env = env;
  }

  /** Resolves when it answers; with how many milliseconds that took. */
  async start(): Promise<number> {
    const port = await freePort();
    const { PATH = '', HOME = '' } = process.env;
    const begun = performance.now();
    const child = spawn(process.execPath, [join(packageRoot, 'dist', 'server', 'main.js')], {
      cwd: packageRoot,
      env: { PATH, HOME, ...this.env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (this.said = (this.said + String(chunk)).slice(-5_000)));
    this.child = child;
    this.origin = `http://127.0.0.1:${port}`;
    for (;;) {
      const answer = await fetch(`${this.origin}/health/live`).catch(() => undefined);
      if (answer?.ok) return performance.now() - begun;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${this.said}`);
      await delay(20);
    }
  }

  /** Ends it at once, as a power cut does. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Ends it as it wishes to be ended. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
