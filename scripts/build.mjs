// Compiles server/ to dist/. Runs after `npm install`, before the tests and by `npm run build`; quick when nothing
// has changed. Without TypeScript (npm ci --omit=dev) it says so and leaves dist/ as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { bundleRoom } from './bundle-room.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.built-from');

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}

/** A fingerprint of everything that the result depends on. */
function fingerprint() {
  const sources = readdirSync(join(root, 'server'), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('server', name));
  const hash = createHash('sha256');
  for (const name of [...sources, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

const compiler = findCompiler();
if (!compiler) {
  console.log(
    existsSync(dist)
      ? 'TypeScript is not installed: dist/ is used as it is.'
      : 'TypeScript is not installed: nothing was compiled. Run npm install with development packages, or bring dist/.',
  );
} else {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    console.log('dist/ is up to date.');
  } else {
    // Compiled aside and moved in whole: a build that fails leaves the last good one.
    const fresh = join(root, '.tmp', `dist-${process.pid}`);
    mkdirSync(fresh, { recursive: true });
    const { status } = spawnSync(
      process.execPath,
      [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh],
      { stdio: 'inherit' },
    );
    if (status === 0) {
      await bundleRoom(fresh);
      writeFileSync(join(fresh, '.built-from'), wanted);
      rmSync(dist, { recursive: true, force: true });
      renameSync(fresh, dist);
      console.log('dist/ is built.');
    } else {
      rmSync(fresh, { recursive: true, force: true });
      process.exitCode = 1;
    }
  }
}
