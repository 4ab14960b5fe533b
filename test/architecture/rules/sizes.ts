import { posix } from 'node:path';
import ts from 'typescript';
import type { HouseFile } from '../house.ts';
import type { Rule } from '../rule.ts';

const most = 300;
const middling = 60;
const mostInRoom = 12;

const linesOf = ({ text }: HouseFile): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
const isWritten = ({ path }: HouseFile): boolean => /\.(ts|mjs|cjs|js|hbs|css)$/.test(path);
const isServer = ({ path }: HouseFile): boolean => /^server\/.*\.ts$/.test(path);

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

/** How many files stand in each folder of the server themselves, but its door. */
function countsByFolder(files: readonly HouseFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    if (!isServer({ path, text: '' }) || path.endsWith('/index.ts')) continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}

const strictness = [
  'strict',
  'noUncheckedIndexedAccess',
  'noPropertyAccessFromIndexSignature',
  'noImplicitOverride',
  'noFallthroughCasesInSwitch',
  'verbatimModuleSyntax',
  'erasableSyntaxOnly',
];

const lines = (count: number): string => 'const a = 1;\n'.repeat(count);
const filesIn = (folder: string, count: number, text: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${folder}/a-${number}.ts`, text]));

export const sizeRules: readonly Rule[] = [
  {
    says: `keeps a file within ${most} lines`,
    faultsIn: (files) =>
      files
        .filter((file) => isWritten(file) && linesOf(file) > most)
        .map((file) => `${file.path} has ${linesOf(file)} lines`),
    allowed: {
      'public/css/record.css': 'one page from its head to its end, in the order in which it is read',
      'public/css/search.css': 'one page, likewise',
    },
    planted: {
      'a long file': { 'server/a.ts': lines(most + 1) },
      'a long test': { 'test/a.test.ts': lines(most + 1) },
      'a long view': { 'views/a.hbs': `${lines(most)}the end` },
    },
    sound: { 'server/a.ts': lines(most), 'seed/a.json': lines(2 * most) },
  },
  {
    says: `keeps half of the server's files under ${middling} lines`,
    faultsIn: (files) => {
      const median = medianOf(files.filter(isServer).map(linesOf));
      return median < middling ? [] : [`server: half of the files have ${median} lines or more`];
    },
    planted: {
      'files that grew': { ...filesIn('server/a', 3, lines(middling)), ...filesIn('server/b', 2, lines(2)) },
    },
    sound: { ...filesIn('server/a', 2, lines(most)), ...filesIn('server/b', 3, lines(middling - 1)) },
  },
  {
    says: `keeps ${mostInRoom} files in a folder at most`,
    faultsIn: (files) =>
      [...countsByFolder(files)]
        .filter(([, count]) => count > mostInRoom)
        .map(([folder, count]) => `${folder}/ holds ${count} files`),
    allowed: {
      'server/cli/': 'a file for each command, found by the name that is typed',
      'server/content/transfer/tables/':
        'CSV and XLSX by way of the same columns and cells: neither half stands alone',
      'server/search/ ': 'what every engine is handed and hands back, beside the folder of the engines',
      'server/search/engines/embedded/': 'one index; each column and list of it is a file, all held by one',
      'server/search/engines/meilisearch/':
        'one conversation with one server, a file for each kind of question',
      'server/web/api/': 'one contract: a file for each answer, and what they share',
    },
    planted: { 'a crowded room': filesIn('server/content', mostInRoom + 1, '') },
    sound: {
      ...filesIn('server/content', mostInRoom, ''),
      'server/content/index.ts': '',
      'server/content/b/c.ts': '',
    },
  },
  {
    says: 'lets TypeScript be strict',
    faultsIn: (files) =>
      files
        .filter(({ path }) => path === 'tsconfig.json')
        .flatMap(({ path, text }) => {
          const { config } = ts.parseConfigFileTextToJson(path, text) as {
            config?: { compilerOptions?: Record<string, unknown> };
          };
          return strictness
            .filter((option) => config?.compilerOptions?.[option] !== true)
            .map((option) => `${path} is without ${option}`);
        }),
    planted: {
      'one switched off': {
        'tsconfig.json': JSON.stringify({
          compilerOptions: Object.fromEntries(strictness.map((option) => [option, option !== 'strict'])),
        }),
      },
      'one forgotten': { 'tsconfig.json': `{ "compilerOptions": { "strict": true } }` },
    },
    sound: {
      'tsconfig.json': JSON.stringify({
        compilerOptions: Object.fromEntries(strictness.map((option) => [option, true])),
      }),
    },
  },
];
