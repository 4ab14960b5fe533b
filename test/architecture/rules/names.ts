import ts from 'typescript';
import type { HouseFile } from '../house.ts';
import { importsIn } from '../imports.ts';
import type { Rule } from '../rule.ts';
import { isCode, nodesOf, placeOf, placesOf } from '../syntax.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Names that say nothing of the work, and those of layers and patterns: rooms are named after the work. */
const saysNothing = /(^|-)(utils?|helpers?|common|managers?|base|misc|lib|shared|stuff)$/;
const layers =
  /-(controller|handler|model|repository|repo|dao|dto|entity|impl|interface|types|class|factory|provider|presenter|mapper|adapter|wrapper|view)s?$/;

/** "content-store" of "server/content/content-store.ts" */
const stemOf = (path: string): string => /([^/.]*)[^/]*$/.exec(path)![1]!;

/** Each folder and file name on the way, without endings: "web", "helpers", "markup". */
const wordsOf = (path: string): string[] => path.split('/').map((segment) => segment.split('.')[0]!);

const inServer = (files: readonly HouseFile[]): HouseFile[] =>
  files.filter(({ path }) => /^server\/.*\.ts$/.test(path) && !path.endsWith('.d.ts'));

const declares = (file: HouseFile, isSought: (name: string) => boolean): boolean =>
  nodesOf(file).some(
    (node) =>
      (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) &&
      node.name !== undefined &&
      isSought(node.name.getText()),
  );

/** A suffix, where it may stand, and what its files must declare. */
const suffixes: readonly { suffix: string; place: RegExp; declares: (name: string) => boolean }[] = [
  {
    suffix: '-service',
    place: /^server\/(?!web\/|cli\/|database\/)/,
    declares: (name) => name.endsWith('Service'),
  },
  { suffix: '-store', place: /^server\/(?!web\/|cli\/)/, declares: (name) => name !== '' },
  { suffix: '-routes', place: /^server\/web\//, declares: (name) => name.endsWith('Routes') },
  { suffix: '-form', place: /^server\/web\/pages\//, declares: (name) => name !== '' },
  { suffix: '-page', place: /^server\/web\/pages\//, declares: (name) => name !== '' },
];

function suffixFaults(file: HouseFile): string[] {
  const stem = stemOf(file.path);
  const rule = suffixes.find(({ suffix }) => stem.endsWith(suffix));
  if (!rule) return [];
  if (!rule.place.test(file.path)) return [`${file.path} is no place for a ${rule.suffix}`];
  return declares(file, rule.declares) ? [] : [`${file.path} holds nothing that its name promises`];
}

/** What is named as a service or as routes stands in a file that says so. */
function homeless(file: HouseFile): string[] {
  const stem = stemOf(file.path);
  return nodesOf(file)
    .filter((node) => ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node))
    .filter((node) => {
      const name = node.name?.text ?? '';
      if (ts.isClassDeclaration(node)) return name.endsWith('Service') && !stem.endsWith('-service');
      return name.endsWith('Routes') && !/(^|-)routes$/.test(stem);
    })
    .map((node) => `${placeOf(node)} stands in a file of another kind`);
}

const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) ||
  (node.kind === ts.SyntaxKind.DefaultKeyword &&
    ts.isStatement(node.parent) &&
    !ts.isDefaultClause(node.parent)) ||
  (ts.isExportSpecifier(node) && node.name.text === 'default');

/** What a verb at the beginning of a name promises, as a pattern of the type that is written down. */
const promises: readonly { verb: RegExp; keeps: (type: string) => boolean }[] = [
  { verb: /^get[A-Z]/, keeps: (type) => !/\b(undefined|null)\b/.test(type) },
  { verb: /^list[A-Z]/, keeps: (type) => /\[\]|Array<|Iterable<|Generator</.test(type) },
  { verb: /^(is|can)[A-Z]/, keeps: (type) => /^boolean$|\bis\b/.test(type) },
];

function brokenPromises(file: HouseFile): string[] {
  return nodesOf(file).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !node.type) return [];
    const named = ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name;
    const name = named && ts.isIdentifier(named) ? named.text : '';
    const type = node.type.getText();
    return promises.some(({ verb, keeps }) => verb.test(name) && !keeps(type))
      ? [`${placeOf(node)} ${name}: ${type}`]
      : [];
  });
}

export const nameRules: readonly Rule[] = [
  {
    says: 'names files in small letters and hyphens',
    faultsIn: (files) =>
      files
        .map(({ path }) => path)
        .filter((path) => !path.split('/').every((segment) => kebab.test(segment))),
    allowed: {
      'public/fonts/OFL-': 'licences bear the names that their makers gave them',
      'public/fonts/README.md': 'where the fonts are from, under the name that people look for',
    },
    planted: {
      'a camel': { 'server/content/contentStore.ts': '' },
      'an underscore': { 'locales/ar/api_docs.json': '' },
      'a folder with a capital': { 'server/Web/paths.ts': '' },
    },
    sound: { 'test/web/i18n.test.ts': '', 'server/database/migrations/0001-content.ts': '' },
  },
  {
    says: 'names files after the work',
    faultsIn: (files) =>
      files
        .filter(({ path }) => {
          const isHandlebars = /^(server|test)\/web\/helpers\//.test(path);
          return (
            wordsOf(path).some((word) => saysNothing.test(word) && !(isHandlebars && word === 'helpers')) ||
            (path.startsWith('server/') && wordsOf(path).some((word) => layers.test(word)))
          );
        })
        .map(({ path }) => `${path} could hold anything`),
    allowed: { 'public/css/base.css': 'what a style sheet calls its rules for bare elements' },
    planted: {
      utils: { 'server/content/utils.ts': '' },
      'a folder of helpers': { 'server/content/helpers/dates.ts': '' },
      'a helper of the tests': { 'test/support/browser-helper.ts': '' },
      'a manager': { 'server/search/index-manager.ts': '' },
      'a layer': { 'server/web/search-controller.ts': '' },
    },
    sound: { 'server/web/helpers/markup.ts': '', 'server/database/database.ts': '' },
  },
  {
    says: 'keeps what a suffix promises',
    faultsIn: (files) => inServer(files).flatMap((file) => [...suffixFaults(file), ...homeless(file)]),
    planted: {
      'a service of the web': { 'server/web/a-service.ts': `export class AService {}` },
      'a page outside the web': { 'server/content/a-page.ts': `export const a = 1;` },
      'routes without any': { 'server/web/a-routes.ts': `export const a = 1;` },
      'a service somewhere': { 'server/content/a.ts': `export class AService {}` },
      'routes somewhere': { 'server/web/pages/a/a-page.ts': `export function aRoutes() {}` },
    },
    sound: {
      'server/content/a-service.ts': `export class AService {}`,
      'server/web/routes.ts': `export function routes() {}`,
    },
  },
  {
    says: 'knows nothing of HTTP where a page is thought out and a form is read',
    faultsIn: (files) =>
      importsIn(inServer(files))
        .filter(({ from, to }) => /-(page|form)\.ts$/.test(from) && /^(express|node:https?)$/.test(to))
        .map(({ place, to }) => `${place} takes ${to}`),
    planted: {
      'a page': { 'server/web/pages/a/a-page.ts': `import type { Response } from 'express';` },
      'a form': { 'server/web/pages/a/a-form.ts': `import express from 'express';` },
    },
    sound: { 'server/web/pages/a/a-routes.ts': `import { Router } from 'express';` },
  },
  {
    says: 'exports by name',
    faultsIn: (files) =>
      placesOf(
        files.filter(({ path }) => !path.endsWith('.d.ts')),
        isDefaultExport,
      ).map((place) => `${place} has no name`),
    planted: {
      'a default value': { 'server/a.ts': `export default { a: 1 };` },
      'a default function': { 'server/a.ts': `export default function a() {}` },
      'a default class': { 'public/js/a.js': `export default class A {}` },
      'a name given up': { 'server/a.ts': `const a = 1; export { a as default };` },
      'another’s default passed on': { 'server/a.ts': `export { default } from './b.ts';` },
    },
    sound: { 'server/a.ts': `switch (a) { default: b(); } export const c = 1; import d from 'd';` },
  },
  {
    says: 'does what its verbs say',
    faultsIn: (files) => inServer(files).flatMap(brokenPromises),
    allowed: {
      'server/search/engines/meilisearch/filters.ts': 'a condition that reads aloud: labels is one of …',
    },
    planted: {
      'a get that may find nothing': {
        'server/a.ts': `export function getA(): string | undefined { return; }`,
      },
      'a list that is none': {
        'server/a.ts': `export class A { async listA(): Promise<Map<string, A>> { return x; } }`,
      },
      'a question without a yes or no': {
        'server/a.ts': `export const isA = (a: string): string | undefined => a;`,
      },
    },
    sound: {
      'server/a.ts': `export const isA = (a: unknown): a is string => true; function listB(): readonly B[] { return []; }
        export function findC(): C | undefined { return; }`,
    },
  },
  {
    says: 'tests in sentences of the present',
    faultsIn: (files) =>
      files
        .filter((file) => isCode(file) && file.path.endsWith('.test.ts'))
        .flatMap((file) =>
          nodesOf(file)
            .filter(
              (node) => ts.isCallExpression(node) && /^it(\.only|\.skip)?$/.test(node.expression.getText()),
            )
            .map((node) => ({ node, title: (node as ts.CallExpression).arguments[0]?.getText() ?? '' }))
            .filter(({ title }) => /^.(should|will|tests?|it)\b/i.test(title))
            .map(({ node, title }) => `${placeOf(node)} ${title}`),
        ),
    planted: {
      'a wish': { 'test/a.test.ts': `it('should keep what was typed', () => undefined);` },
      'a template': { 'test/a.test.ts': 'it(`Test ${a}`, () => undefined);' },
    },
    sound: { 'test/a.test.ts': `it('keeps what was typed', () => undefined);` },
  },
];
