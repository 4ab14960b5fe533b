import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** Every measurement, one after the other: `npm run bench -- [--data DIR]`, the folder of judged sets. */
const { values } = parseArgs({ options: { data: { type: 'string' } } });

const steps: [script: string, options: string[]][] = [
  ['bench:search', []],
  ...(values.data === undefined ? [] : [['bench:relevance', ['--data', values.data]] as [string, string[]]]),
  ['bench:meaning', []],
  ['bench:pages', []],
  ['bench:packs', []],
];
for (const [script, options] of steps) {
  console.log(`\n## ${script}`);
  const { status } = spawnSync('npm', ['run', '-s', script, '--', ...options], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exitCode = 1;
}
if (values.data === undefined) {
  console.log(
    '\nbench:relevance was left out: it needs --data DIR, a folder of docs*.jsonl and queries*.jsonl',
  );
}
