import { readFileSync } from 'node:fs';
import { fastestTimes, toTimings } from '../report/timings.ts';
import { DocumentStore } from './document-store.ts';
import type { PeerFigures, PeerTask } from './messages.ts';
import { peers } from './peers/index.ts';
import { queryKinds } from './queries.ts';

/** A process that holds one peer and nothing else. */

/** Resident memory in MiB: of this process, or of the one that holds the index. */
function resident(pid: number | undefined): number {
  if (pid === undefined) return process.memoryUsage().rss / 1024 ** 2;
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(pages ?? NaN) / 1024;
}

async function measurePeer({ name, store: file, folder, queries }: PeerTask): Promise<PeerFigures> {
  const store = new DocumentStore(file);
  const records = store.ids().length;
  const start = performance.now();
  const peer = await peers[name]!.open(store.all(), folder);
  const seconds = (performance.now() - start) / 1000;
  const timings: Partial<PeerFigures['timings']> = {};
  for (const kind of queryKinds) {
    timings[kind] = toTimings(await fastestTimes(queries[kind], (query) => peer.search(query)));
  }
  const memory = resident(peer.pid);
  await peer.close?.();
  store.close();
  return { recordsPerSecond: records / seconds, memory, timings: timings as PeerFigures['timings'] };
}

process.once('message', (task: PeerTask) => {
  void measurePeer(task).then((figures) => {
    process.send?.(figures, () => process.exit(0));
  });
});
