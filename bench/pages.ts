import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { packageRoot } from '../server/package-root.ts';
import { serve, serveLibrary } from './pages/served.ts';
import { barLines, isMet, type Bar } from './report/bars.ts';
import { toTable } from './report/table.ts';

/**
 * Whole pages over HTTP, at 20 readers at once, beside a bare Express and Handlebars page in the same run.
 * `npm run bench:pages [-- --seconds N]`
 */
const readers = 20;
const secondsAt = process.argv.indexOf('--seconds');
const seconds = secondsAt > 0 ? Number(process.argv[secondsAt + 1]) : 6;

interface Measured {
  name: string;
  requests: number;
  p50: number;
  /** The 97.5th percentile: what is measured here is never below the 95th. */
  p97: number;
  bytes: number;
  zipped: number;
}

/** @param next another address each time, where nothing that was made before may help */
async function measure(name: string, url: string, next?: () => string): Promise<Measured> {
  const page = Buffer.from(await (await fetch(url)).arrayBuffer());
  const load = {
    url,
    connections: readers,
    ...(next && { requests: [{ setupRequest: (one: object) => ({ ...one, path: next() }) }] }),
  };
  await autocannon({ ...load, duration: 2 });
  const { requests, latency, non2xx, errors } = await autocannon({ ...load, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} requests failed`);
  // A time of nothing is within every bar.
  if (requests.total === 0) throw new Error(`${url}: no request was answered`);
  const zipped = gzipSync(page).length;
  return {
    name,
    requests: requests.average,
    p50: latency.p50,
    p97: latency.p97_5,
    bytes: page.length,
    zipped,
  };
}

const pages: [name: string, path: string][] = [
  ['home, Arabic', '/ar'],
  ['search «إدارة المياه», Arabic', `/ar/search?q=${encodeURIComponent('إدارة المياه')}`],
  ['search "solar pump" with filters, English', '/en/search?q=solar+pump&kind=practice&sort=newest'],
  ['practice, Arabic', '/ar/practices/1'],
  ['practice, both languages', '/ar/practices/1/both'],
  ['API search, 20 hits', `/api/v1/search?q=${encodeURIComponent('المياه')}&limit=20`],
  ['API suggest', `/api/v1/suggest?q=${encodeURIComponent('نفا')}&lang=ar`],
];

/** Words that the starting content has, three of which make a question that nobody asked before. */
const words =
  'المياه الطاقة الزراعة المدارس النفايات البلدية التعليم التدريب الصيانة الشمسية الابار المحافظة الشباب النساء القرى المضخات الكلفة التمويل المشروع الخدمات'.split(
    ' ',
  );
let asked = 0;
const newQuestion = (): string => {
  const at = asked++;
  return [at, Math.floor(at / 20), Math.floor(at / 400)].map((part) => words[part % 20]).join(' ');
};
let read = 0;

/** The same kinds of pages where nothing is kept from before: what the first reader of each waits for. */
const first: [name: string, next: () => string][] = [
  ['home, made anew', () => `/ar?n=${read++}`],
  ['practice, made anew', () => `/ar/practices/1?n=${read++}`],
  ['search, another question each time', () => `/ar/search?q=${encodeURIComponent(newQuestion())}`],
  [
    'API search, another question each time',
    () => `/api/v1/search?limit=20&q=${encodeURIComponent(newQuestion())}`,
  ],
];

const dataDir = mkdtempSync(join(tmpdir(), 'tajarib-bench-'));
const library = await serveLibrary(dataDir);
const bare = await serve(
  ['--import', 'tsx', join(packageRoot, 'bench', 'pages', 'bare-page.ts')],
  process.env,
);
try {
  const bareFirst = await measure('bare Express + Handlebars, 20 results', `${bare.origin}/`);
  const rows: Measured[] = [];
  for (const [name, path] of pages) rows.push(await measure(name, library.origin + path));
  for (const [name, next] of first) rows.push(await measure(name, library.origin + next(), next));
  const bareLast = await measure(bareFirst.name, `${bare.origin}/`);
  const bareRate = (bareFirst.requests + bareLast.requests) / 2;
  console.log(
    toTable(
      ['page', 'requests/s', 'of bare', 'p50 ms', 'p97.5 ms', 'bytes', 'gzip'],
      [bareFirst, ...rows, bareLast].map(({ name, requests, p50, p97, bytes, zipped }) => {
        return [name, requests.toFixed(0), (requests / bareRate).toFixed(2), p50, p97, bytes, zipped];
      }),
    ),
  );
  const bars = rows.flatMap(({ name, requests, p97 }): Bar[] => [
    { what: `${name}, p97.5`, measured: p97, bound: { most: name === 'API suggest' ? 25 : 60 }, unit: 'ms' },
    ...(name.startsWith('search')
      ? [{ what: `${name}, of bare`, measured: requests / bareRate, bound: { least: 0.25 }, unit: '×' }]
      : []),
  ]);
  console.log(`\n${barLines(bars).join('\n')}`);
  if (!bars.every(isMet)) process.exitCode = 1;
} finally {
  await Promise.all([library.stop(), bare.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
}
