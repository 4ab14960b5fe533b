import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DataDirUnusable, prepareDataDir } from '../../server/process/data-dir.ts';
import { makeFolder } from '../support/databases.ts';

describe('the data folder', () => {
  it('is made with all that is above it, and left empty', () => {
    const folder = join(makeFolder('data-dir'), 'a', 'b');
    prepareDataDir(folder);
    prepareDataDir(folder);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is refused in one sentence where it is a file', () => {
    const file = join(makeFolder('data-dir'), 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      expect(() => prepareDataDir(path), path).to.throw(DataDirUnusable, /^DATA_DIR .+ is not a folder\.$/);
    }
  });

  it('is refused in one sentence where nothing can be made', function () {
    if (!existsSync('/proc')) this.skip();
    expect(() => prepareDataDir('/proc/tajarib/data')).to.throw(DataDirUnusable, /cannot be made there\.$/);
  });
});
