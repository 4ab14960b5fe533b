import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Concepts } from '../../concepts.ts';
import { readDictionary } from '../../dictionary.ts';
import type { QueryPlan } from '../../query-plan.ts';
import type { SearchQuery } from '../../search-engine.ts';
import { InvertedIndex, type LabelsOf } from './inverted-index.ts';
import type { WorkerAnswer, WorkerCalls, WorkerRequest, WorkerStart } from './messages.ts';
import { Planner } from './planner.ts';
import { Searcher } from './searcher.ts';
import { SimilarRecords } from './similar-records.ts';
import { withStatistics } from './stated-plan.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** The thread that holds the index: building and searching never block the one that answers requests. */

/** Milliseconds that a change may spend on packing. */
const settlingTime = 15;
/** A snapshot is read back fast when this little of it is unpacked. */
const tidyShare = 0.02;
/** When so many records are gone, leaving them out is worth the one long step that it takes. */
const deadToPack = 0.3;

const { snapshotFile, identity, ...start } = workerData as WorkerStart;
let { labels } = start;
const labelsOf: LabelsOf = (facet, code) => labels[`${facet}:${code}`] ?? [];

let served = readSnapshot(snapshotFile, identity, labelsOf) ?? new InvertedIndex(labelsOf);
let aside: InvertedIndex | undefined;
let writing: Promise<void> = Promise.resolve();
let written = served.position;
const searcher = new Searcher();
const similarRecords = new SimilarRecords();
let concepts = new Concepts(start.terms);
const dictionary = new Concepts(readDictionary());
const planOf = (query: SearchQuery): QueryPlan =>
  new Planner(served, concepts, dictionary).plan(query.text, query);

function indexFor(isAside: boolean): InvertedIndex {
  if (!isAside) return served;
  if (!aside) throw new Error('no index is being built');
  return aside;
}

/** Packs what is due, but no longer than `milliseconds` and the one step that goes past them. */
function settleFor(index: InvertedIndex, milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (index.settle() && performance.now() < end);
}

/** Writes the served index; searches get their turn between the steps. */
async function keepServed(): Promise<void> {
  const index = served;
  if (written === index.position) return;
  if (index.deadShare > deadToPack) index.pack();
  while (index.settle(tidyShare)) await setImmediate();
  const position = await writeSnapshot(snapshotFile, index, identity);
  if (index === served) written = position;
}

const calls: WorkerCalls = {
  apply({ put, remove, position }, isAside) {
    const index = indexFor(isAside);
    // A change that is in already (its answer was lost) does no harm: documents are put whole.
    for (const id of remove) index.remove(id);
    for (const document of put) index.put(document);
    settleFor(index, settlingTime);
    return (index.position = Math.max(index.position, position));
  },
  search: (query) => searcher.search(served, query, planOf(query), Date.now()),
  plan: (query) => withStatistics(served, planOf(query)),
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
  learn(words) {
    labels = words.labels;
    concepts = new Concepts(words.terms);
    served.forgetLabels();
    aside?.forgetLabels();
  },
  writeSnapshot() {
    writing = writing.then(keepServed, keepServed);
    return writing;
  },
};

async function answer({ id, method, args }: WorkerRequest): Promise<void> {
  let message: WorkerAnswer;
  try {
    message = { id, value: await (calls[method] as (...given: unknown[]) => unknown)(...args) };
  } catch (error) {
    message = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(message);
}

parentPort?.on('message', (request: WorkerRequest) => void answer(request));
