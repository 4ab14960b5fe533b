import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { loadConfig, type Environment } from '../../server/config.ts';
import { createServices, type Services } from '../../server/services.ts';

/** The whole library, listening on a port of its own, with what it holds and what it has logged. */
export interface Application {
  /** "http://127.0.0.1:40123" */
  origin: string;
  app: Express;
  services: Services;
  /** What was logged as an error or worse: the message, and what it was about. */
  errors: string[];
  stop(): Promise<void>;
}

interface Options {
  env?: Environment;
  /** Where its data folder is made; with those of the system unless said. */
  folder?: string;
  /** Puts other parts in the place of some: a broken one, one that is not ready. */
  replace?: (services: Services) => Services | Promise<Services>;
}

interface LogLine {
  msg?: string;
  key?: string;
  language?: string;
  reason?: string;
  err?: { stack?: string };
}

function listeningLog(errors: string[]) {
  const write = (line: string): void => {
    const { msg, key, language, reason, err } = JSON.parse(line) as LogLine;
    errors.push(
      [msg, key, language, reason, err?.stack?.split('\n', 4).join('\n')].filter(Boolean).join(' '),
    );
  };
  return pino({ level: 'error' }, { write });
}

async function listen(app: Express): Promise<Server> {
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Starts the library with its starting content in a fresh folder, with its index caught up. */
export async function startApplication({
  env = {},
  folder = tmpdir(),
  replace,
}: Options = {}): Promise<Application> {
  const dataDir = await mkdtemp(join(folder, 'tajarib-'));
  const errors: string[] = [];
  // The model takes a second of two processors to load: only suites that ask for it have it.
  const config = loadConfig({ RATE_LIMIT: 'off', MEANING: 'off', ...env, DATA_DIR: dataDir });
  const services = await createServices(config, listeningLog(errors));
  await services.search.catchUp();
  const app = createApp((await replace?.(services)) ?? services);
  const server = await listen(app);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app,
    services,
    errors,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await services.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let running: Promise<Application> | undefined;

/** The one application of all suites that only read; it starts with the first that asks and ends after the last. */
export function sharedApplication(): Promise<Application> {
  running ??= startApplication();
  return running;
}

after(async () => {
  await (await running)?.stop();
});
