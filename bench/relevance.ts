import { parseArgs } from 'node:util';
import { runRelevance } from './relevance/run-relevance.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    engine: { type: 'string', default: 'embedded' },
    port: { type: 'string', default: '3170' },
    quick: { type: 'boolean', default: false },
    'ours-only': { type: 'boolean', default: false },
    'words-only': { type: 'boolean', default: false },
  },
});

if (values.data === undefined) {
  console.error(
    'usage: npm run bench:relevance -- --data DIR [--engine embedded|meilisearch] [--port 3170] [--quick] [--ours-only] [--words-only]',
  );
  process.exit(2);
}
const allMet = await runRelevance({ ...values, data: values.data, port: Number(values.port) });
process.exit(allMet ? 0 : 1);
