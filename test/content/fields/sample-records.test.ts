import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createRecordCheck, createValuesCheck } from '../../../server/content/index.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { vocabularies } from '../../support/words.ts';

const folder = join(packageRoot, 'seed', 'records');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const checkRecord = createRecordCheck(vocabularies, { acceptIncomplete: false });
const checkValues = createValuesCheck(vocabularies);

describe('the sample records', () => {
  it('are there', () => {
    expect(files).not.to.be.empty;
  });

  for (const file of files) {
    it(`are complete to the verified level in ${file}`, () => {
      const problems = readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .flatMap((line, index) => {
          const { record, errors } = checkRecord(JSON.parse(line));
          const { broken, short } = record
            ? checkValues(record.kind, record.values, 'verified')
            : { broken: errors, short: [] };
          return [...broken, ...short].map(
            ({ path, code }) => `${index + 1} ${record?.externalId} ${path} ${code}`,
          );
        });
      expect(problems).to.deep.equal([]);
    });
  }
});
