import { isIP } from 'node:net';
import { backupSettings } from './backup-settings.ts';
import { fileSettings } from './file-settings.ts';
import { oneOf, onOrOff, parseAddress, quoted, wholeNumber, type Reading, type Setting } from './setting.ts';

/** The search engines that this version has. */
export const searchEngines = ['embedded', 'meilisearch'] as const;
export type SearchEngineName = (typeof searchEngines)[number];

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Number of proxies in front, or their addresses; false for none. */
export type TrustedProxies = false | number | readonly string[];

const anything = (text: string): Reading<string> => ({ value: text });

function readHost(text: string): Reading<string> {
  return isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i.test(text)
    ? { value: text }
    : { reason: `must be an address or a host name of this machine, not ${quoted(text)}` };
}

function readDatabaseUrl(text: string): Reading<string> {
  if (parseAddress(text, ['postgres:', 'postgresql:'])) return { value: text };
  // Never quoted: it may hold a password.
  return { reason: 'must be the address of a PostgreSQL database; leave it out for the built-in one' };
}

function readWebAddress(text: string): Reading<string> {
  const url = parseAddress(text, ['http:', 'https:']);
  if (url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') {
    return { value: url.origin };
  }
  return { reason: `must be http:// or https:// and a host, without a path, not ${quoted(text)}` };
}

const proxyGroups: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    rest.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && +prefix <= bits))
  );
}

function readTrustProxy(text: string): Reading<TrustedProxies> {
  if (text.toLowerCase() === 'off') return { value: false };
  if (/^[1-9]$/.test(text)) return { value: Number(text) };
  const networks = text.split(',').map((one) => one.trim());
  return networks.every((one) => proxyGroups.includes(one) || isNetwork(one))
    ? { value: networks }
    : {
        reason: `must be off, how many proxies are in front (1 to 9), or their addresses, not ${quoted(text)}`,
      };
}

function readMailServer(text: string): Reading<string> {
  if (parseAddress(text, ['smtp:', 'smtps:'])) return { value: text };
  // Never quoted: it may hold a password.
  return {
    reason: 'must be smtp:// or smtps:// and a mail server, with user and password where it asks for them',
  };
}

function readSender(text: string): Reading<string> {
  return /^([^<>@\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/.test(text)
    ? { value: text }
    : { reason: `must be an e-mail address, with a name in front or without, not ${quoted(text)}` };
}

const setting = <T>(declared: Setting<T>): Setting<T> => declared;

/** Every setting, in the order in which they are documented. */
export const settings = {
  PORT: setting({
    usual: 3000,
    meaning: 'The port that the library listens on.',
    example: '8080',
    read: wholeNumber('a port', 1, 65_535),
  }),
  HOST: setting({
    usual: '127.0.0.1',
    meaning:
      'The address that it listens on. The usual one is this machine alone; 0.0.0.0 opens it to the network.',
    example: '0.0.0.0',
    read: readHost,
  }),
  DATA_DIR: setting({
    usual: 'data',
    meaning: 'The folder of everything that the library keeps: the database file and the search index.',
    example: '/var/lib/tajarib',
    read: anything,
  }),
  DATABASE_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'a SQLite file in `DATA_DIR`',
    meaning: 'A PostgreSQL database instead of the built-in one.',
    example: 'postgres://tajarib:password@db.example/tajarib',
    read: readDatabaseUrl,
  }),
  SEARCH_ENGINE: setting<SearchEngineName>({
    usual: 'embedded',
    meaning: 'What answers searches: the engine built in, or a Meilisearch server with it in reserve.',
    example: 'meilisearch',
    read: oneOf(searchEngines),
  }),
  MEILI_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'none',
    meaning: 'The address of the Meilisearch server, where that is the search engine.',
    example: 'http://127.0.0.1:7700',
    read: readWebAddress,
  }),
  MEILI_KEY: setting({
    usual: '',
    usualText: 'none',
    meaning:
      'A key of the Meilisearch server: one for indexes named `tajarib*`, or the master key, from which the library makes itself such a one.',
    example: 'a-long-random-key',
    read: anything,
  }),
  MEANING: setting({
    usual: true,
    usualText: '`on`',
    meaning: 'Whether records are also found by what they mean, in both languages; off is by words alone.',
    example: 'off',
    read: onOrOff,
  }),
  SEED: setting<'sample' | 'none'>({
    usual: 'sample',
    meaning: 'What an empty library starts with: sample records marked as such, or none.',
    example: 'none',
    read: oneOf(['sample', 'none']),
  }),
  PUBLIC_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'the address that a reader asked for',
    meaning: 'Where readers find the library; written into links, the sitemap and citations.',
    example: 'https://tajarib.example',
    read: readWebAddress,
  }),
  TRUST_PROXY: setting<TrustedProxies>({
    usual: false,
    usualText: '`off`',
    meaning:
      'Whose word about readers\u2019 addresses and HTTPS is taken: how many proxies are in front, or their addresses.',
    example: '1',
    read: readTrustProxy,
  }),
  PLAIN_HTTP: setting({
    usual: false,
    usualText: '`off`',
    meaning:
      'Whether people may sign in over HTTP from other machines. Everybody on the network can then read their passwords: only for an office network without HTTPS.',
    example: 'on',
    read: onOrOff,
  }),
  DEMO: setting({
    usual: false,
    usualText: '`off`',
    meaning:
      'Makes an account for each role, with passwords that everybody can read on the sign-in page. For showing the library on one machine.',
    example: 'on',
    read: onOrOff,
  }),
  SMTP_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'none: messages are kept for the administrator to hand over',
    meaning: 'The mail server that messages are sent by.',
    example: 'smtp://user:password@mail.example:587',
    read: readMailServer,
  }),
  MAIL_FROM: setting<string | undefined>({
    usual: undefined,
    usualText: 'none',
    meaning: 'Who messages are from.',
    example: 'Tajarib <tajarib@mail.example>',
    read: readSender,
  }),
  RATE_LIMIT: setting({
    usual: true,
    usualText: '`on`',
    meaning: 'Whether one address may ask only so often; off is for measuring.',
    example: 'off',
    read: onOrOff,
  }),
  METRICS_PUBLIC: setting({
    usual: false,
    usualText: '`off`',
    meaning: 'Whether `/metrics` answers others than this machine.',
    example: 'on',
    read: onOrOff,
  }),
  ...fileSettings,
  ...backupSettings,
  LOG_LEVEL: setting<LogLevel>({
    usual: 'info',
    meaning: 'From which weight on the log is written.',
    example: 'warn',
    read: oneOf(logLevels),
  }),
  REVIEW_STEPS: setting<'one' | 'two'>({
    usual: 'one',
    meaning: 'Whether one reviewer publishes a record, or a second one after the first has approved it.',
    example: 'two',
    read: oneOf(['one', 'two']),
  }),
  TRANSLATE_URL: setting<string | undefined>({
    usual: undefined,
    usualText: 'none',
    meaning: 'A translation server that speaks as LibreTranslate does; its suggestions wait for a person.',
    example: 'http://127.0.0.1:5000',
    read: readWebAddress,
  }),
  TRANSLATE_KEY: setting({
    usual: '',
    usualText: 'none',
    meaning: 'The key of the translation server, where it asks for one.',
    example: 'a-long-random-key',
    read: anything,
  }),
  SHUTDOWN_SECONDS: setting({
    usual: 10,
    meaning: 'How long requests in flight may take to finish when the library is stopped.',
    example: '30',
    read: wholeNumber('a number of seconds', 1, 300),
  }),
};

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings) as SettingName[];
