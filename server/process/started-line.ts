import type { Config } from '../config.ts';

interface Started {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'database' | 'search'>;
  /** Names of the migrations that this start has run. */
  migrated: readonly string[];
  /** Records that this start has put in. */
  seeded: number;
  search: 'ready' | 'building';
  meaning: 'ready' | 'building' | 'off';
}

const aboutMeaning = {
  ready: 'Search by meaning is ready',
  building: 'Search by meaning is getting ready',
  off: 'Search by meaning is off',
} as const;

const onThisMachine = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'];

/** Where to look. */
export function addressOf({ host, port, publicUrl }: Started['config']): string {
  if (publicUrl) return `${publicUrl}/`;
  const name = onThisMachine.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

function databasePart({ config, migrated }: Started): string {
  const where = config.database.kind === 'sqlite' ? config.database.file : 'PostgreSQL';
  if (migrated.length === 0) return `Database: ${where}`;
  const isNew = migrated[0]?.startsWith('0001') === true;
  return `Database ${isNew ? 'made' : `brought up to date (${migrated.join(', ')})`}: ${where}`;
}

/** What this start has done and where to look, in one line. */
export function startedLine(started: Started): string {
  return [
    `Tajarib is running: ${addressOf(started.config)}`,
    databasePart(started),
    ...(started.seeded > 0 ? [`${started.seeded} sample records put in`] : []),
    started.search === 'ready'
      ? 'Search is ready'
      : 'The search index is getting ready; the pages say so meanwhile',
    aboutMeaning[started.meaning],
  ].join(' · ');
}
