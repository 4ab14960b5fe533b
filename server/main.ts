import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { listMisspelt, loadConfig, terminalLanguage, type Config } from './config.ts';
import { createLogger } from './log.ts';
import { prepareDataDir } from './process/data-dir.ts';
import { drain } from './process/drain.ts';
import { toStartFailure } from './process/start-failure.ts';
import { addressOf, startedLine } from './process/started-line.ts';
import { createServices, type Services } from './services.ts';
import { paths } from './web/paths.ts';

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
  log.info(startedLine({ config, ...started, search: search.state(), meaning: search.meaning().state }));
  if (wasReady) return;
  await ready;
  if (search.state() === 'ready') log.info('Search is ready');
}

/** Nobody can run the library yet: whoever reads what it says at its start becomes the first who can. */
async function offerFirstAccount({ config, log, links }: Services): Promise<void> {
  const key = await links.issueFirst();
  if (key === undefined) return;
  const address = new URL(paths.welcome(terminalLanguage(), { key }), addressOf(config)).href;
  log.info(`Nobody can run the library yet. Make the first account here, within a day: ${address}`);
}

function warnOfOpenDoors({ config: { demo, plainHttp }, log }: Services): void {
  if (demo)
    log.warn('DEMO is on: everybody who can reach this library can sign in, also as its administrator');
  if (plainHttp) log.warn('PLAIN_HTTP is on: everybody on the network can read the passwords that are typed');
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
  services.backups.start();
  stopOnSignals(server, services);
  warnOfOpenDoors(services);
  await sayStarted(services);
  await offerFirstAccount(services);
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
