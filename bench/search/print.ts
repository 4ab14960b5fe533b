import { toTable } from '../report/table.ts';
import type { Timings } from '../report/timings.ts';
import type { Measured } from './measured.ts';
import type { VocabularyFigures } from './messages.ts';
import { queryKinds } from './queries.ts';

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const both = ({ p50, p95 }: Timings): string => `${shown(p50)} / ${shown(p95)}`;

/** The project beside its peers, with one number of records: what we lose as well as what we win. */
export function printMeasured({ records, build, restore, peers }: Measured): void {
  const count = records.toLocaleString('en');
  const row = (
    name: string,
    perSecond: number,
    memory: number,
    timings: Record<string, Timings>,
  ): string[] => [
    name,
    perSecond.toFixed(0),
    memory.toFixed(0),
    ...queryKinds.map((kind) => both(timings[kind]!)),
  ];
  console.log(
    `\n### ${count} records: the best 20, ms (p50 / p95 of the queries, each its fastest of five)\n`,
  );
  console.log(
    toTable(
      ['', 'records/s', 'MiB', ...queryKinds],
      [
        row('Tajarib, all facets, highlights', build.recordsPerSecond, build.memory.after, build.timings),
        ...Object.entries(peers).map(([name, peer]) =>
          row(name, peer.recordsPerSecond, peer.memory, peer.timings),
        ),
      ],
    ),
  );
  const { readers } = build;
  console.log(`\n### ${count} records: Tajarib\n`);
  console.log(
    toTable(
      ['', 'p50 ms', 'p95 ms', 'most ms'],
      (
        [
          ['suggestions', build.suggestions],
          ['20 readers at once, in peace', readers.quiet],
          ['20 readers while edits come in', readers.edited],
          ['20 readers while the index is kept', readers.kept],
          ['an edit, saved until found', readers.found],
        ] as const
      ).map(([name, { p50, p95, max }]) => [name, shown(p50), shown(p95), shown(max)]),
    ),
  );
  console.log(
    `\nsearches of 20 readers: ${readers.perSecond.toFixed(0)} a second; longest block of the event loop ${shown(readers.longestBlock)} ms; ` +
      `memory at most ${build.memory.peak.toFixed(0)} MiB while building, ${restore.memory.toFixed(0)} MiB from the snapshot; ` +
      `snapshot ${build.snapshot.toFixed(0)} MiB, ready from it in ${restore.ready.toFixed(0)} ms`,
  );
}

export function printVocabularies(vocabularies: readonly VocabularyFigures[]): void {
  console.log('\n### Planning three words, one of them misspelt, by distinct words of the index\n');
  console.log(
    toTable(
      ['distinct words', 'p50 ms', 'p95 ms', 'most ms'],
      vocabularies.map(({ words, timings: { p50, p95, max } }) => [
        words.toLocaleString('en'),
        ...[p50, p95, max].map(shown),
      ]),
    ),
  );
}
