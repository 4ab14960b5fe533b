import type { Bar } from '../report/bars.ts';
import { fts5, meilisearch, type AllMeasured, type Measured } from './measured.ts';

const plain = ['common', 'middling', 'rare'] as const;

/** What is asked of the timings beside peers, on the larger library. */
function besidePeers({ build, peers }: Measured): Bar[] {
  const bars: Bar[] = [];
  const other = peers[meilisearch];
  for (const kind of plain) {
    if (other) {
      const ratio = build.timings[kind].p95 / other.timings[kind].p95;
      bars.push({
        what: `${kind} words, p95 of Meilisearch’s`,
        measured: ratio,
        bound: { most: 1 },
        unit: '×',
      });
    }
  }
  const words = peers[fts5];
  if (words) {
    const ratio = build.timings.common.p95 / words.timings.common.p95;
    bars.push({ what: 'common words, p95 of FTS5’s', measured: ratio, bound: { most: 0.15 }, unit: '×' });
  }
  return bars;
}

/** Everything that is asked of search, with what was measured. */
export function searchBars({ smaller, larger, vocabularies }: AllMeasured): Bar[] {
  const { build, restore } = larger;
  const { timings, readers } = build;
  const growth = plain.map((kind): Bar => {
    const ratio = timings[kind].p95 / smaller.build.timings[kind].p95;
    return {
      what: `${kind} words, p95 with ten times the records`,
      measured: ratio,
      bound: { most: 4 },
      unit: '×',
    };
  });
  const misspelt = timings.misspelt.p95 / timings['spelt right'].p95;
  const [few, many] = vocabularies;
  return [
    ...besidePeers(larger),
    ...growth,
    { what: 'a misspelt word beside the right one, p95', measured: misspelt, bound: { most: 2 }, unit: '×' },
    { what: 'building', measured: build.recordsPerSecond, bound: { least: 5_000 }, unit: 'records/s' },
    { what: 'memory of the process', measured: build.memory.after, bound: { most: 500 }, unit: 'MiB' },
    { what: 'ready from a snapshot', measured: restore.ready, bound: { most: 1_500 }, unit: 'ms' },
    { what: 'suggestions, p95', measured: build.suggestions.p95, bound: { most: 25 }, unit: 'ms' },
    {
      what: 'longest block of the event loop',
      measured: readers.longestBlock,
      bound: { most: 50 },
      unit: 'ms',
    },
    {
      what: 'an edit, saved until found, at most',
      measured: readers.found.max,
      bound: { most: 1_000 },
      unit: 'ms',
    },
    {
      what: 'a reader’s longest wait while edits come in, beyond the longest in peace',
      measured: Math.max(0, readers.edited.max - readers.quiet.max),
      bound: { most: 100 },
      unit: 'ms',
    },
    ...(few && many
      ? [
          {
            what: `planning among ${many.words.toLocaleString('en')} distinct words, p95`,
            measured: many.timings.p95,
            bound: { most: 15 },
            unit: 'ms',
          },
        ]
      : []),
  ];
}
