import { barLines, isMet, type Bar } from '../report/bars.ts';
import { toTable } from '../report/table.ts';
import { ablations } from './ablations.ts';
import { measure, type Finder } from './finder.ts';
import { openInProcess } from './in-process.ts';
import { acrossLanguages, loadJudgedSets, type JudgedDocument, type JudgedSet } from './judged-sets.ts';
import type { Measures } from './measures.ts';
import { ownRecords } from './own-records.ts';
import { endPeers, peersFor } from './peers/index.ts';
import { querySetsOf, type QuerySet } from './query-sets.ts';
import { serveLibrary, type ServeOptions } from './served-library.ts';

export interface RelevanceOptions extends ServeOptions {
  data: string;
  /** The questions as asked only, without peers and ablations. */
  quick: boolean;
  /** Without peers and ablations. */
  'ours-only': boolean;
}

/** MRR@10 asked for of each language, by words alone and with meaning. */
const leastMrr = { ar: 0.945, en: 0.965 };
const leastWithMeaning = { ar: 0.947, en: 0.972 };
/** What may be lost where both languages share a library. */
const mostLostMixed = 0.015;
/** MRR@10 asked for of texts of the other language, by the language of the question. */
const leastAcross = { ar: 0.74, en: 0.78 };
/** What meaning has to bring at least to questions of a set, beside words alone; less than 0.001 says nothing. */
const leastGained: Readonly<Record<string, number>> = { '2–3 rarest words': 0.01, 'typing error': -0.001 };

const shown = (value: number): string => value.toFixed(4);
const headings = ['', 'MRR@10', 'R@1', 'R@10', 'nDCG@10', 'questions'];
const toRow = (name: string, found: Measures): string[] => [
  name,
  ...[found.mrr, found.recall1, found.recall10, found.ndcg10].map(shown),
  String(found.questions),
];

async function withFinder<F extends Finder, T>(finder: F, use: (finder: F) => Promise<T>): Promise<T> {
  try {
    return await use(finder);
  } finally {
    await finder.close?.();
  }
}

async function measureSets(finder: Finder, sets: readonly QuerySet[], { language }: JudgedSet) {
  const rows: [string, Measures][] = [];
  for (const { name, queries } of sets) rows.push([name, await measure(finder, queries, language)]);
  return rows;
}

interface MeasuredAlone {
  rows: [string, Measures][];
  bars: Bar[];
}

/** One language in a library of its own, its perturbed questions, and the other language's where they are parallel. */
async function measureAlone(
  set: JudgedSet,
  others: readonly JudgedSet[],
  options: RelevanceOptions,
): Promise<MeasuredAlone> {
  const querySets = querySetsOf(set).slice(0, options.quick ? 1 : undefined);
  const bars: Bar[] = [];
  return withFinder(await serveLibrary(set.documents, options), async (finder) => {
    const rows = await measureSets(finder, querySets, set);
    const usesMeaning = finder.usesMeaning && !options['words-only'];
    for (const { name, queries } of querySets) {
      const least = leastGained[name];
      if (!usesMeaning || least === undefined) continue;
      const byWords = await measure(finder.byWords, queries, set.language);
      const withMeaning = rows.find(([row]) => row === name)![1];
      rows.push([`${name}, by words alone`, byWords]);
      bars.push({
        what: `${set.name}, ${name}: gained by meaning`,
        measured: withMeaning.mrr - byWords.mrr,
        bound: { least },
        unit: 'MRR@10',
      });
    }
    for (const other of others) {
      const queries = acrossLanguages(other, set);
      if (!queries) continue;
      const found = await measure(finder, queries, other.language);
      const what = `asked in the other language (${other.language})`;
      rows.push([what, found]);
      if (!usesMeaning) continue;
      const bound = { least: leastAcross[other.language] };
      bars.push({ what: `${set.name}, ${what}`, measured: found.mrr, bound, unit: 'MRR@10' });
    }
    return { rows, bars };
  });
}

async function printPeers(set: JudgedSet, querySets: readonly QuerySet[]): Promise<void> {
  const rows: string[][] = [];
  for (const [name, open] of Object.entries(peersFor(set.language, process.env))) {
    await withFinder(await open(set.documents, set.language), async (finder) => {
      const measured = await measureSets(finder, querySets, set);
      rows.push([name, ...measured.map(([, { mrr }]) => shown(mrr))]);
    });
  }
  console.log(`\n### ${set.name}: peers, MRR@10\n`);
  console.log(toTable(['', ...querySets.map(({ name }) => name)], rows));
}

async function printAblations(set: JudgedSet, querySets: readonly QuerySet[]): Promise<void> {
  const rows: string[][] = [];
  for (const [name, without] of Object.entries(ablations)) {
    const measured = await measureSets(openInProcess(set.documents, without), querySets, set);
    rows.push([name, ...measured.map(([, { mrr }]) => shown(mrr))]);
  }
  console.log(
    `\n### ${set.name}: what is lost without, MRR@10 (the engine's own classes, in this process)\n`,
  );
  console.log(toTable(['without', ...querySets.map(({ name }) => name)], rows));
}

async function printMixed(
  sets: readonly JudgedSet[],
  alone: ReadonlyMap<JudgedSet, number>,
  options: RelevanceOptions,
) {
  const bars: Bar[] = [];
  const documents: JudgedDocument[] = sets.flatMap((set) => set.documents);
  await withFinder(await serveLibrary(documents, options), async (finder) => {
    const rows: string[][] = [];
    for (const set of sets) {
      const found = await measure(finder, set.queries, set.language);
      rows.push(toRow(set.name, found));
      bars.push({
        what: `${set.name}: lost in a library of all languages`,
        measured: alone.get(set)! - found.mrr,
        bound: { most: mostLostMixed },
        unit: 'MRR@10',
      });
    }
    console.log('\n### All sets in one library\n');
    console.log(toTable(headings, rows));
  });
  return bars;
}

async function printOwnRecords(): Promise<void> {
  const rows: string[][] = [];
  for (const [asked, answered] of [
    ['ar', 'en'],
    ['en', 'ar'],
  ] as const) {
    const { documents, queries } = ownRecords(asked, answered);
    const found = await measure(openInProcess(documents), queries, asked);
    rows.push(toRow(`titles in ${asked}, records in ${answered} alone`, found));
  }
  console.log('\n### The sample records across languages (the engine’s own classes, in this process)\n');
  console.log(toTable(headings, rows));
}

/** Measures and prints everything. @returns whether every bar is met */
export async function runRelevance(options: RelevanceOptions): Promise<boolean> {
  const sets = loadJudgedSets(options.data);
  const isShort = options.quick || options['ours-only'];
  const bars: Bar[] = [];
  const alone = new Map<JudgedSet, number>();
  for (const set of sets) {
    const { rows, bars: own } = await measureAlone(set, sets, options);
    console.log(
      `\n### ${set.name}: ${set.documents.length} documents, engine ${options.engine}${options['words-only'] ? ', by words alone' : ''}, over HTTP\n`,
    );
    console.log(
      toTable(
        headings,
        rows.map(([name, found]) => toRow(name, found)),
      ),
    );
    const { mrr } = rows[0]![1];
    alone.set(set, mrr);
    bars.push(
      {
        what: set.name,
        measured: mrr,
        bound: { least: (options['words-only'] ? leastMrr : leastWithMeaning)[set.language] },
        unit: 'MRR@10',
      },
      ...own,
    );
    if (isShort) continue;
    const querySets = querySetsOf(set);
    await printPeers(set, querySets);
    await printAblations(set, querySets);
  }
  await endPeers();
  if (!isShort) await printOwnRecords();
  if (sets.length > 1) bars.push(...(await printMixed(sets, alone, options)));
  console.log(`\n${barLines(bars).join('\n')}`);
  return bars.every(isMet);
}
