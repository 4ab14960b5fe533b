import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import {
  EmbeddedEngine,
  labelsByCode,
  MeilisearchEngine,
  type Concept,
  type SearchEngine,
} from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';

const terms = JSON.parse(readFileSync('seed/terms.json', 'utf8')) as Concept[];
const labels = labelsByCode(loadVocabularies('seed/vocabularies'));

/** An embedded engine in a new folder. */
export function anEmbeddedEngine(): EmbeddedEngine {
  const snapshotFile = join(mkdtempSync(join(tmpdir(), 'tajarib-index-')), 'index.snapshot');
  return new EmbeddedEngine(
    { snapshotFile, identity: { library: 'one', labels: 'all' }, labels, terms },
    () => undefined,
  );
}

/** An engine on the server at `url`, in an index of its own, with plans by `planner`. */
export const aMeilisearchEngine = (
  url: string,
  key: string,
  planner: EmbeddedEngine,
  onNotice: (notice: string) => void = () => undefined,
  library: string = randomUUID(),
): MeilisearchEngine =>
  new MeilisearchEngine({
    url,
    key,
    identity: { library, labels: 'all' },
    labelsOf: (facet, code) => labels[`${facet}:${code}`] ?? [],
    plan: (query) => planner.plan(query),
    onNotice,
  });

/** Both engines side by side, as they follow one log: `engine` answers, by plans of the other. */
export function besideItsPlanner(engine: SearchEngine, planner: SearchEngine): SearchEngine {
  return {
    name: engine.name,
    apply: async (change) => {
      await Promise.all([planner.apply(change), engine.apply(change)]);
    },
    search: (query) => engine.search(query),
    position: () => engine.position(),
    clear: async () => {
      await Promise.all([planner.clear(), engine.clear()]);
    },
    rebuild: async (fill) => {
      await planner.rebuild(fill);
      await engine.rebuild(fill);
    },
    keep: () => engine.keep(),
    close: async () => {
      await Promise.all([planner.close(), engine.close()]);
    },
  };
}
