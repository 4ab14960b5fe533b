import { join, resolve } from 'node:path';
import { meantSetting } from './config/misspelt.ts';
import type { ScannerPlace } from './config/file-settings.ts';
import type { SettingProblem } from './config/setting.ts';
import {
  settingNames,
  settings,
  type LogLevel,
  type SettingName,
  type TrustedProxies,
} from './config/settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  readonly search:
    | { readonly engine: 'embedded' }
    | { readonly engine: 'meilisearch'; readonly url: string; readonly key: string };
  /** Whether records are also found by what they mean. */
  readonly meaning: boolean;
  readonly seed: 'sample' | 'none';
  /** Origin without a slash at the end; undefined: as asked for. */
  readonly publicUrl: string | undefined;
  readonly writing: {
    /** Two people have to agree before anything is published. */
    readonly twoSteps: boolean;
    /** Origin of the server that suggests translations; undefined for none. */
    readonly translateUrl: string | undefined;
    readonly translateKey: string;
  };
  readonly trustProxy: TrustedProxies;
  /** Signing in over HTTP, from other machines too. */
  readonly plainHttp: boolean;
  /** The library is only shown: an account for each role, with passwords that everybody knows. */
  readonly demo: boolean;
  /** Undefined: messages are kept. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  readonly files: {
    /** Bytes. */
    readonly limits: { readonly file: number; readonly record: number };
    /** Undefined: files are kept in the data folder. */
    readonly s3:
      | {
          readonly endpoint: string;
          readonly bucket: string;
          readonly region: string;
          readonly accessKeyId: string;
          readonly secretAccessKey: string;
        }
      | undefined;
    readonly scanner: ScannerPlace | undefined;
  };
  readonly backups: {
    /** Hours; undefined: none is made by itself. */
    readonly every: number | undefined;
    readonly keep: number;
    /** Absolute. */
    readonly folder: string;
  };
  readonly rateLimit: boolean;
  readonly metricsPublic: boolean;
  readonly logLevel: LogLevel;
  readonly shutdownSeconds: number;
}

/** The exit code of a process whose configuration is wrong (EX_CONFIG of sysexits.h). */
export const configurationExitCode = 78;

/** The configuration cannot be used. Every problem is named, not only the first. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(
      ({ name, reason, example }) => `  ${name} ${reason}. Example: ${name}=${example}`,
    );
    super(['The configuration is not right:', ...lines].join('\n'));
    this.problems = problems;
  }
}

type Values = { [N in SettingName]: (typeof settings)[N]['usual'] };

/** Messages need a sender, and links in them an address that nobody who asks for a message can choose. */
function mailProblems(all: Values, found: readonly SettingProblem[]): SettingProblem[] {
  if (!all.SMTP_URL) return [];
  return (['MAIL_FROM', 'PUBLIC_URL'] as const)
    .filter((name) => !all[name] && !found.some((problem) => problem.name === name))
    .map((name) => ({
      name,
      reason: 'must be set where there is a mail server',
      example: settings[name].example,
    }));
}

/** Passwords that everybody knows are for this machine alone. */
function demoProblems(env: Environment, all: Values): SettingProblem[] {
  if (!all.DEMO) return [];
  const isServed = env['NODE_ENV'] === 'production' || all.PUBLIC_URL !== undefined;
  return isServed
    ? [
        {
          name: 'DEMO',
          reason: 'must be off where NODE_ENV is production or PUBLIC_URL is set',
          example: 'off',
        },
      ]
    : [];
}

function readAll(env: Environment): Values {
  const problems: SettingProblem[] = [];
  const values = settingNames.map((name) => {
    const { usual, example, read } = settings[name];
    const text = env[name]?.trim() ?? '';
    if (text === '') return [name, usual];
    const reading = read(text);
    if ('reason' in reading) problems.push({ name, reason: reading.reason, example });
    return [name, 'value' in reading ? reading.value : usual];
  });
  const all = Object.fromEntries(values) as Values;
  if (
    all.SEARCH_ENGINE === 'meilisearch' &&
    !all.MEILI_URL &&
    !problems.some(({ name }) => name === 'MEILI_URL')
  ) {
    const { example } = settings.MEILI_URL;
    problems.push({
      name: 'MEILI_URL',
      reason: 'must be set where the search engine is meilisearch',
      example,
    });
  }
  problems.push(...demoProblems(env, all), ...mailProblems(all, problems));
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return all;
}

const mebibyte = 1024 * 1024;

const filesOf = (values: Values): Config['files'] => ({
  limits: { file: values.FILE_LIMIT * mebibyte, record: values.RECORD_FILES_LIMIT * mebibyte },
  s3: values.S3_URL
    ? {
        endpoint: values.S3_URL,
        bucket: values.S3_BUCKET,
        region: values.S3_REGION,
        accessKeyId: values.S3_KEY,
        secretAccessKey: values.S3_SECRET,
      }
    : undefined,
  scanner: values.CLAMAV,
});

/**
 * Lets nothing leave this machine that nobody asked for: the encoder's runtime would gather figures of its use in
 * the home folder and send them to its makers. Threads have copies of the environment, so this comes before them.
 */
export function keepToThisMachine(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}

/**
 * Reads the configuration. Nothing else in the house reads the environment. An empty setting is one left out.
 * @throws InvalidConfiguration with all problems at once
 */
export function loadConfig(env: Environment = process.env): Config {
  const values = readAll(env);
  const dataDir = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    database: values.DATABASE_URL
      ? { kind: 'postgres', url: values.DATABASE_URL }
      : { kind: 'sqlite', file: join(dataDir, 'tajarib.sqlite') },
    search:
      values.SEARCH_ENGINE === 'meilisearch'
        ? { engine: 'meilisearch', url: values.MEILI_URL!, key: values.MEILI_KEY }
        : { engine: 'embedded' },
    meaning: values.MEANING,
    seed: values.SEED,
    publicUrl: values.PUBLIC_URL,
    writing: {
      twoSteps: values.REVIEW_STEPS === 'two',
      translateUrl: values.TRANSLATE_URL,
      translateKey: values.TRANSLATE_KEY,
    },
    trustProxy: values.TRUST_PROXY,
    plainHttp: values.PLAIN_HTTP,
    demo: values.DEMO,
    mail:
      values.SMTP_URL && values.MAIL_FROM ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM } : undefined,
    files: filesOf(values),
    backups: {
      every: values.BACKUP_EVERY,
      keep: values.BACKUP_KEEP,
      folder: values.BACKUP_DIR ? resolve(values.BACKUP_DIR) : join(dataDir, 'backups'),
    },
    rateLimit: values.RATE_LIMIT,
    metricsPublic: values.METRICS_PUBLIC,
    logLevel: values.LOG_LEVEL,
    shutdownSeconds: values.SHUTDOWN_SECONDS,
  };
}

/** Names in the environment that are probably a slip of the pen, each with the setting that was meant. */
export function listMisspelt(env: Environment = process.env): { name: string; meant: SettingName }[] {
  return Object.keys(env).flatMap((name) => {
    const meant = meantSetting(name);
    return meant ? [{ name, meant }] : [];
  });
}

/** The folder that a command was called from: npm runs it in that of the program. */
export const callersFolder = (env: Environment = process.env): string => env['INIT_CWD'] ?? process.cwd();

/** The language of the terminal, "ar" or "en", by the usual variables of the system. */
export function terminalLanguage(env: Environment = process.env): 'ar' | 'en' {
  const said = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return said.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}
