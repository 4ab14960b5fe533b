import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { listMisspelt, loadConfig, type Config } from './config.ts';
import { createLogger } from './log.ts';
import { prepareDataDir } from './process/data-dir.ts';
import { drain } from './process/drain.ts';
import { toStartFailure } from './process/start-failure.ts';
import { startedLine } from './process/started-line.ts';
import { createServices, type Services } from './services.ts';

/** How long the first line waits for the search index, in milliseconds: usually it is ready long before. */
const patience = 1_500;

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function sayStarted({ config, log, started, search }: Services): Promise<void> {
  const ready = search.catchUp();
  await Promise.race([ready, delay(patience, undefined, { ref: false })]);
  const wasReady = search.state() === 'ready';
  log.info(startedLine({ config, ...started, search: search.state() }));
  if (wasReady) return;
  await ready;
  if (search.state() === 'ready') log.info('Search is ready');
}

function stopOnSignals(server: Server, { config, log, close }: Services): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info(`${signal}: finishing what is in flight`);
    const finished = await drain(server, config.shutdownSeconds);
    if (!finished) log.warn(`requests were cut off after ${config.shutdownSeconds} seconds`);
    await close();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.fatal({ err: error }, 'stopping failed');
        process.exit(1);
      });
    });
  }
}

async function start(config: Config, log: Logger): Promise<void> {
  prepareDataDir(config.dataDir);
  const services = await createServices(config, log);
  const server = createServer(createApp(services));
  try {
    await listen(server, config);
  } catch (error) {
    await services.close();
    throw error;
  }
  services.jobs.start();
  stopOnSignals(server, services);
  await sayStarted(services);
}

let config: Config | undefined;
try {
  config = loadConfig();
  const log = createLogger(config.logLevel);
  for (const { name, meant } of listMisspelt()) log.warn(`${name} is not a setting; did you mean ${meant}?`);
  await start(config, log);
} catch (error) {
  const { sentence, exitCode } = toStartFailure(error, config);
  console.error(sentence ?? error);
  process.exit(exitCode);
}
