import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../server/package-root.ts';

/** Runs a tool of the project's own; answers what it complains of, '' for nothing. */
function complaintsOf(tool: string, file: string, ...words: string[]): string {
  const script = join(dirname(createRequire(import.meta.url).resolve(`${tool}/package.json`)), file);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stdout + stderr;
}

/** What has not changed since the last run is not read again. */
const remembering = ['--incremental', '--tsBuildInfoFile', join('.tmp', 'types.tsbuildinfo')];

describe('the source', function () {
  // Typed rules read every file: a minute on a core of its own, many where the machine is busy.
  this.timeout(900_000);

  it('has the types that it says', () => {
    expect(complaintsOf('typescript', 'bin/tsc', '-p', 'tsconfig.json', '--noEmit', ...remembering)).to.equal(
      '',
    );
  });

  it('keeps to the rules of eslint.config.js', () => {
    expect(complaintsOf('eslint', 'bin/eslint.js', '.')).to.equal('');
  });

  it('is laid out by prettier', () => {
    expect(complaintsOf('prettier', 'bin/prettier.cjs', '--check', '.')).to.equal('');
  });
});
