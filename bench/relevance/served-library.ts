import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locale } from '../../server/language/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import type { Finder } from './finder.ts';
import type { JudgedDocument } from './judged-sets.ts';

export interface ServeOptions {
  engine: string;
  port: number;
  /** Asks without search by meaning, as where its packages are missing. */
  'words-only': boolean;
}

const patience = 600_000;

/** What of the answer of /health/ready matters here. */
interface Ready {
  meaning: string;
  vectors: { position: number; last: number };
}

/** A document as a record: a practice in one language, incomplete as old material is. */
const toRecord = ({ id, lang, title, body }: JudgedDocument) => ({
  externalId: id,
  kind: 'practice',
  source_lang: lang,
  title: { [lang]: title },
  solution: { [lang]: body },
  status: 'published',
});

async function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'server', script), ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}:\n${said.join('').slice(-2000)}`);
}

async function untilTrue(what: string, server: ChildProcess, isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    if (await isTrue().catch(() => false)) return;
    await delay(200);
  }
  throw new Error(`${what}: not so in time`);
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} for ${url}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The library with both its ways of finding. */
export interface ServedFinder extends Finder {
  /** Without search by meaning. */
  byWords: Finder;
  /** Whether there is search by meaning. */
  usesMeaning: boolean;
}

/**
 * A library of its own with nothing but `documents`: brought in by the real import, served by the real server
 * (`npm run build` first), asked through its HTTP interface.
 */
export async function serveLibrary(
  documents: readonly JudgedDocument[],
  { engine, port, 'words-only': wordsOnly }: ServeOptions,
): Promise<ServedFinder> {
  const folder = mkdtempSync(join(tmpdir(), 'tajarib-relevance-'));
  const env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    SEED: 'none',
    RATE_LIMIT: 'off',
    SEARCH_ENGINE: engine,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  const file = join(folder, 'documents.jsonl');
  writeFileSync(file, documents.map((document) => `${JSON.stringify(toRecord(document))}\n`).join(''));
  await run('cli/import.js', [file, '--accept-incomplete'], env);
  const server = spawn(process.execPath, [join(packageRoot, 'dist', 'server', 'main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const search = `http://127.0.0.1:${port}/api/v1/search`;
  const close = async (): Promise<void> => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  let usesMeaning = false;
  try {
    await untilTrue('every document is found', server, async () => {
      const { total } = await getJson<{ total: number }>(`${search}?limit=0`);
      return total >= documents.length;
    });
    if (!wordsOnly) {
      await untilTrue('every document is read by meaning', server, async () => {
        const { meaning, vectors } = await getJson<Ready>(`http://127.0.0.1:${port}/health/ready`);
        usesMeaning = meaning === 'ready';
        return meaning === 'off' || (meaning === 'ready' && vectors.position >= vectors.last);
      });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const finder = (more: Record<string, string>): Finder => ({
    async find(question: string, language: Locale) {
      const parameters = new URLSearchParams({ q: question, lang: language, limit: '10', ...more });
      const { hits } = await getJson<{ hits: { externalId: string }[] }>(
        `${search}?${parameters.toString()}`,
      );
      return hits.map(({ externalId }) => externalId);
    },
  });
  const byWords = finder({ meaning: 'off' });
  return { ...(wordsOnly ? byWords : finder({})), byWords, usesMeaning, close };
}
