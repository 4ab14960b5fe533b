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

describe('the source', function () {
  // Typed rules read every file: half a minute on two cores.
  this.timeout(180_000);

  it('has the types that it says', () => {
    expect(complaintsOf('typescript', 'bin/tsc', '-p', 'tsconfig.json', '--noEmit')).to.equal('');
  });

  it('keeps to the rules of eslint.config.js', () => {
    expect(complaintsOf('eslint', 'bin/eslint.js', '.')).to.equal('');
  });

  it('is laid out by prettier', () => {
    expect(complaintsOf('prettier', 'bin/prettier.cjs', '--check', '.')).to.equal('');
  });
});
