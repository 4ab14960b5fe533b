import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { packageRoot } from '../../server/package-root.ts';

const { devDependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};
/** One folder a version: remains of another make it crash. */
const folder = join(packageRoot, '.tmp', `chromium-${devDependencies['@sparticuz/chromium']}`);

/** What the package unpacks lands in the system's temporary folder, so that one is its own for a moment. */
async function unpackInto(target: string): Promise<void> {
  const { default: packed } = await import('@sparticuz/chromium');
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = target;
  try {
    await packed.executablePath();
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
}

/** Unpacks aside and renames: another process that starts meanwhile finds all of it or nothing. */
async function unpack(): Promise<void> {
  await mkdir(join(packageRoot, '.tmp'), { recursive: true });
  const aside = await mkdtemp(`${folder}-`);
  await unpackInto(aside);
  try {
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
}

const hasPackedBrowser = process.platform === 'linux' && process.arch === 'x64';

/** Whether this machine can run the pages; elsewhere than on Linux x64, CHROME_PATH names a Chrome to use. */
export const hasBrowser = hasPackedBrowser || process.env['CHROME_PATH'] !== undefined;

async function launch(): Promise<Browser> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen === undefined && !existsSync(join(folder, 'chromium'))) await unpack();
  return chromium.launch({
    executablePath: chosen ?? join(folder, 'chromium'),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
  });
}

let running: Promise<Browser> | undefined;

/** The one browser of all suites; it starts with the first that asks and ends after the last. */
export function sharedBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

after(async () => {
  await (await running)?.close();
});

/** `describe` for suites that need a browser; where there is none they are skipped, in one line. */
export const describeInBrowser: typeof describe | typeof describe.skip = hasBrowser
  ? describe
  : (title, body) => describe.skip(`${title} (no browser here: set CHROME_PATH)`, body);
