// `npm test [-- FILE…]`: builds, then runs every test (or those of the files named). The last line is
// "N passed, N failed", with ", N skipped" where there are any.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Tests that are done but do not let the process end have left something open: that is a failure, too. */
const lingering = 30_000;

const root = resolve(import.meta.dirname, '..');
const mocha = join(createRequire(import.meta.url).resolve('mocha/package.json'), '..', 'bin', 'mocha.js');
const countsFile = join(root, '.tmp', `counts-${process.pid}.json`);

function run(args, onStart = () => undefined) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const timer = onStart(child);
    child.on('exit', (code) => {
      clearInterval(timer);
      done(code ?? 1);
    });
  });
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function end({ passed, failed, skipped = 0 }) {
  rmSync(countsFile, { force: true });
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

mkdirSync(join(root, '.tmp'), { recursive: true });
if ((await run([join(root, 'scripts', 'build.mjs')])) !== 0) {
  console.log('The build failed; no test was run.');
  end({ passed: 0, failed: 1 });
} else {
  const files = process.argv.length > 2 ? process.argv.slice(2) : ['test/**/*.test.ts'];
  let lingered = false;
  const code = await run(
    [
      mocha,
      '--reporter',
      join(root, 'scripts', 'counting-reporter.cjs'),
      '--reporter-option',
      `file=${countsFile}`,
    ].concat(files),
    (child) => {
      let waited = 0;
      return setInterval(() => {
        waited += readCounts() ? 1_000 : 0;
        if (waited < lingering || lingered) return;
        lingered = true;
        child.kill('SIGKILL');
      }, 1_000);
    },
  );
  const counts = readCounts() ?? { passed: 0, failed: 0 };
  if (lingered)
    console.log(`The tests left something open: ${lingering / 1000} seconds later it was still running.`);
  const isOwnFailure = code !== 0 && counts.failed === 0;
  end({ ...counts, failed: counts.failed + (isOwnFailure ? 1 : 0) });
}
