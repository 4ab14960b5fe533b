import ts from 'typescript';
import type { HouseFile } from '../house.ts';
import { importsIn } from '../imports.ts';
import type { Rule } from '../rule.ts';
import { placesOf } from '../syntax.ts';

/** The name behind a point or in brackets with quotes: `a.b`, `a['b']`. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (!ts.isElementAccessExpression(node)) return undefined;
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** `{ b } = a`, or `({ b }) =>`: taken out under its own name or another. */
function takenOutName(node: ts.Node): string | undefined {
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

const calledName = (node: ts.Node): string | undefined =>
  ts.isCallExpression(node) ? memberName(node.expression) : undefined;

const isNamed = (node: ts.Node | undefined, name: string): boolean =>
  node !== undefined && ts.isIdentifier(node) && node.text === name;

const serverBut = (files: readonly HouseFile[], places: RegExp): HouseFile[] =>
  files.filter(({ path }) => path.startsWith('server/') && !places.test(path));

const says = (what: string) => (place: string) => `${place} ${what}`;

const takers = (files: readonly HouseFile[], packages: readonly string[], { types }: { types: boolean }) =>
  importsIn(files)
    .filter(({ to, isType }) => packages.includes(to) && (types || !isType))
    .map(({ place, to }) => `${place} takes ${to}`);

const web = /^server\/(web\/|app\.ts$)/;
const webPackages = ['express', 'express-rate-limit', 'helmet', 'compression', 'handlebars', 'pino-http'];

const isRequestOrResponse = (node: ts.Node): boolean =>
  (ts.isParameter(node) || ts.isVariableDeclaration(node)) &&
  (isNamed(node.name, 'req') || isNamed(node.name, 'res'));

/** `process.env`, taken out of `process` or its module, or `import.meta.env`. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) {
    return (
      isNamed(node.propertyName ?? node.name, 'env') &&
      /node:process|'process'/.test(node.parent.parent.parent.getText())
    );
  }
  if (takenOutName(node) === 'env') return /=\s*process\b/.test(node.parent.parent.getText());
  if (memberName(node) !== 'env') return false;
  return /^(process|globalThis\.process|import\.meta)$/.test(
    (node as ts.PropertyAccessExpression).expression.getText(),
  );
}

const sqlPlaces = /^server\/(.*-store\.ts$|database\/|jobs\/|search\/change-log\.ts$)/;
const builders = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'replaceInto',
  'mergeInto',
]);
const statement =
  /^\s*(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|(create|alter|drop)\s+(table|index)|pragma)\s/i;

const asksDatabase = (node: ts.Node): boolean =>
  builders.has(calledName(node) ?? '') ||
  (ts.isTaggedTemplateExpression(node) && isNamed(node.tag, 'sql')) ||
  ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && statement.test(node.text));

/** Which things are found in which places, and nowhere else. */
export const placeRules: readonly Rule[] = [
  {
    says: 'speaks HTTP and HTML in the web alone',
    faultsIn: (files) => {
      const others = serverBut(files, web);
      return [
        ...takers(others, webPackages, { types: true }),
        ...placesOf(others, isRequestOrResponse).map(says('knows a request or a response')),
      ];
    },
    planted: {
      'a request in a room': {
        'server/content/a.ts': `export const a = (req: { body: unknown }) => req.body;`,
      },
      'a response in the search': { 'server/search/a.ts': `const res = answer();` },
      'the type of a request': { 'server/content/a.ts': `import type { Request } from 'express';` },
      'a template': { 'server/workshops/a.ts': `import Handlebars from 'handlebars';` },
    },
    sound: {
      'server/web/a.ts': `import type { Request } from 'express'; export const a = (req: Request) => req.path;`,
      'server/content/a.ts': `export const request = (response: string) => response;`,
    },
  },
  {
    says: 'writes what pages find in the middleware alone',
    faultsIn: (files) =>
      placesOf(
        serverBut(files, /^server\/web\/middleware\//),
        (node) => memberName(node) === 'locals' || takenOutName(node) === 'locals',
      ).map(says('touches res.locals')),
    allowed: { 'server/web/page-context.ts': 'the one place that reads it, with its type' },
    planted: {
      'a page that writes': { 'server/web/pages/a/a-routes.ts': `res.locals['title'] = 'x';` },
      'a page that adds': {
        'server/web/pages/a/a-routes.ts': `Object.assign(res['locals'], { title: 'x' });`,
      },
      'a page that takes it out': { 'server/web/pages/a/a-routes.ts': `const { locals } = res;` },
    },
    sound: { 'server/web/middleware/a.ts': `res.locals['title'] = 'x';` },
  },
  {
    says: 'reads the environment in config.ts alone',
    faultsIn: (files) =>
      placesOf(serverBut(files, /^server\/config\.ts$/), readsEnvironment).map(says('reads it')),
    planted: {
      'a name in quotes': { 'server/web/a.ts': `const isTest = process.env['NODE_ENV'] === 'test';` },
      brackets: { 'server/web/a.ts': `const all = globalThis.process['env'];` },
      'taken out': { 'server/web/a.ts': `const { env } = process;` },
      'taken from the module': { 'server/web/a.ts': `import { env as all } from 'node:process';` },
      'another way of reading': { 'server/web/a.ts': `const all = import.meta.env;` },
    },
    sound: {
      'server/config.ts': `export const a = process.env;`,
      'server/main.ts': `const { env, argv } = options; start(argv, process.argv);`,
    },
  },
  {
    says: 'asks the database in stores alone',
    faultsIn: (files) => {
      const others = serverBut(files, sqlPlaces);
      return [
        ...takers(others, ['kysely', 'better-sqlite3', 'pg'], { types: false }),
        ...placesOf(others, asksDatabase).map(says('asks the database')),
      ];
    },
    planted: {
      'a query in a service': {
        'server/content/a-service.ts': `await reader.selectFrom('contents').selectAll().execute();`,
      },
      'a page that writes': { 'server/web/a.ts': `await tx['insertInto']('contents').values(x).execute();` },
      'SQL as a template': { 'server/content/a.ts': 'const a = sql`count(*)`;' },
      'SQL as a text': { 'server/cli/a.ts': `database.exec('DELETE FROM contents WHERE id = 1');` },
      'a value of the query builder': { 'server/content/a.ts': `import { sql as raw } from 'kysely';` },
      'a database opened elsewhere': { 'server/cli/a.ts': `import Sqlite from 'better-sqlite3';` },
    },
    sound: {
      'server/content/a-store.ts': `import { sql } from 'kysely'; tx.deleteFrom('contents');`,
      'server/content/a.ts':
        `import type { Insertable } from 'kysely'; const a = 'select one from the list';`.replace(
          'select one from the list',
          'choose one',
        ),
    },
  },
  {
    says: 'opens transactions in services alone',
    faultsIn: (files) =>
      placesOf(
        serverBut(files, /^server\/(.*-service\.ts$|database\/)/),
        (node) => calledName(node) === 'transaction',
      ).map(says('opens a transaction')),
    allowed: {
      'server/search/open-search.ts': 'settles the key of the library before there is a search service',
      'server/search/search-log-store.ts': 'the log of searches is written by itself, after the answer',
      'server/content/starting-content.ts': 'a library is filled once, together with the note that it was',
      'server/cli/storing.ts': 'a batch of an import is a transaction, so that stopping it loses nothing',
    },
    planted: { 'a page': { 'server/web/a.ts': `await database.transaction(async (tx) => undefined);` } },
    sound: { 'server/content/content-service.ts': `await this.database.transaction(write);` },
  },
  {
    says: 'keeps words and languages free of files, processes and networks',
    faultsIn: (files) =>
      importsIn(files)
        .filter(({ from, to }) => /^server\/(text|language)\//.test(from) && to.startsWith('node:'))
        .map(({ place, to }) => `${place} takes ${to}`),
    planted: { 'a file read': { 'server/text/a.ts': `import { readFileSync } from 'node:fs';` } },
    sound: { 'server/vocabularies/a.ts': `import { readFileSync } from 'node:fs';` },
  },
];
