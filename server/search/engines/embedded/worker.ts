import { parentPort, workerData } from 'node:worker_threads';
import { Concepts } from '../../concepts.ts';
import { InvertedIndex, type LabelsOf } from './inverted-index.ts';
import type { WorkerAnswer, WorkerCalls, WorkerRequest, WorkerStart } from './messages.ts';
import { Planner } from './planner.ts';
import { Searcher } from './searcher.ts';
import { SimilarRecords } from './similar-records.ts';
import { withStatistics } from './stated-plan.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** The thread that holds the index: building and searching never block the one that answers requests. */

const { snapshotFile, identity, labels, terms } = workerData as WorkerStart;
const labelsOf: LabelsOf = (facet, code) => labels[`${facet}:${code}`] ?? [];

let served = readSnapshot(snapshotFile, identity, labelsOf) ?? new InvertedIndex(labelsOf);
let aside: InvertedIndex | undefined;
let written = served.position;
const searcher = new Searcher();
const similarRecords = new SimilarRecords();
const concepts = new Concepts(terms);

function indexFor(isAside: boolean): InvertedIndex {
  if (!isAside) return served;
  if (!aside) throw new Error('no index is being built');
  return aside;
}

const calls: WorkerCalls = {
  apply({ put, remove, position }, isAside) {
    const index = indexFor(isAside);
    // A change that is in already (its answer was lost) does no harm: documents are put whole.
    for (const id of remove) index.remove(id);
    for (const document of put) index.put(document);
    return (index.position = Math.max(index.position, position));
  },
  search: (query) =>
    searcher.search(served, query, new Planner(served, concepts).plan(query.text, query), Date.now()),
  plan: (query) => withStatistics(served, new Planner(served, concepts).plan(query.text, query)),
  similar: (id, limit) => similarRecords.find(served, id, limit),
  position: (isAside) => indexFor(isAside).position,
  beginAside() {
    aside = new InvertedIndex(labelsOf);
  },
  swap() {
    served = indexFor(true);
    aside = undefined;
    written = -1;
  },
  clear() {
    served = new InvertedIndex(labelsOf);
    aside = undefined;
    written = -1;
  },
  writeSnapshot() {
    if (written === served.position) return;
    writeSnapshot(snapshotFile, served, identity);
    written = served.position;
  },
};

parentPort?.on('message', ({ id, method, args }: WorkerRequest) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, value: (calls[method] as (...given: unknown[]) => unknown)(...args) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
