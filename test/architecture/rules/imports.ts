import type { HouseFile } from '../house.ts';
import { circlesIn, importsIn, type Import } from '../imports.ts';
import { isDoor, mayTake, roomOf } from '../rooms.ts';
import type { Rule } from '../rule.ts';

const lines =
  (isFault: (one: Import, from: string, to: string | undefined) => boolean) =>
  (files: readonly HouseFile[]): string[] =>
    importsIn(files).flatMap((one) => {
      const from = roomOf(one.from);
      const isFound = from !== undefined && isFault(one, from, one.isOurs ? roomOf(one.to) : undefined);
      return isFound ? [`${one.place} takes ${[...one.names, 'from', one.to].join(' ')}`] : [];
    });

const parts = /(Engine|Store|ChangeLog|Follower)$|^(openSearch|requestRebuild|\*)$/;
/** What rooms need of the search: to say what changed, what is found of it, and the words that find it elsewhere. */
const forRooms = new Set(['ChangeLog', 'SearchDocument', 'DocumentText', 'FacetName', 'dictionaryFor']);
const rooms = new Set(['content', 'workshops', 'replications', 'partnerships', 'attachments', 'accounts']);

export const importRules: readonly Rule[] = [
  {
    says: 'lets each room take from the rooms below it alone',
    faultsIn: lines(({ isOurs }, from, to) => isOurs && from !== to && !(to && mayTake(from, to))),
    planted: {
      'the web asks the database': {
        'server/web/a.ts': `import { openDatabase } from '../database/index.ts';`,
      },
      'the web takes on a job': { 'server/web/a.ts': `export { add } from '../jobs/index.ts';` },
      'the search knows a room': { 'server/search/a.ts': `import type { X } from '../content/index.ts';` },
      'a room looks upward': { 'server/content/a.ts': `import { x } from '../workshops/index.ts';` },
      'a room knows the web': { 'server/content/a.ts': `const x = await import('../web/paths.ts');` },
      'a type from above': { 'server/language/a.ts': `type X = import('../text/index.ts').X;` },
      'the database knows a failure': { 'server/database/a.ts': `import { NotFound } from '../errors.ts';` },
      'a room without a place': { 'server/lounge/a.ts': `import { NotFound } from '../errors.ts';` },
      'a test in the server': { 'server/content/a.ts': `import { x } from '../../test/support/x.ts';` },
    },
    sound: {
      'server/web/a.ts': `import { x } from '../content/index.ts'; import { NotFound } from '../errors.ts';`,
      'server/app.ts': `import { x } from './web/routes.ts';`,
    },
  },
  {
    says: 'enters each room by its door',
    faultsIn: lines(({ to }, from, room) => room !== undefined && from !== room && !isDoor(to, room)),
    planted: {
      'a back door': { 'server/content/a.ts': `import { ChangeLog } from '../search/change-log.ts';` },
      'a window': { 'server/services.ts': `import type { Row } from './content/storing/content-store.ts';` },
    },
    sound: {
      'server/content/a.ts': `import { a } from './storing/b.ts'; import { c } from '../search/index.ts';`,
    },
  },
  {
    says: 'goes in no circle',
    faultsIn: (files) => circlesIn(importsIn(files)),
    planted: {
      'two files': { 'server/a.ts': `import './b.ts';`, 'server/b.ts': `import type { A } from './a.ts';` },
      'three files of three folders': {
        'server/x/a.ts': `import { b } from '../y/b.ts';`,
        'server/y/b.ts': `export * from '../z/c.ts';`,
        'server/z/c.ts': `import { a } from '../x/a.ts';`,
      },
      itself: { 'test/a.ts': `import { a } from './a.ts';` },
    },
    sound: {
      'server/a.ts': `import './b.ts'; import './c.ts';`,
      'server/b.ts': `import './d.ts';`,
      'server/c.ts': `import './d.ts';`,
      'server/d.ts': '',
    },
  },
  {
    says: 'shows the web the configuration as a type alone',
    faultsIn: lines(({ isType }, from, to) => from === 'web' && to === 'config' && !isType),
    planted: {
      'a value': { 'server/web/a.ts': `import { loadConfig } from '../config.ts';` },
      'a value beside a type': {
        'server/web/a.ts': `import { type Config, loadConfig } from '../config.ts';`,
      },
    },
    sound: { 'server/web/a.ts': `import type { Config } from '../config.ts';` },
  },
  {
    says: 'keeps engines and stores from the web',
    faultsIn: lines(
      ({ names, isOurs }, from, to) =>
        from === 'web' && isOurs && to !== 'web' && names.some((name) => parts.test(name)),
    ),
    planted: {
      'an engine': { 'server/web/a.ts': `import { EmbeddedEngine } from '../search/index.ts';` },
      'everything, engines too': { 'server/web/a.ts': `import * as search from '../search/index.ts';` },
    },
    sound: {
      'server/web/a.ts': `import { EngineUnavailable, type SearchService } from '../search/index.ts';`,
    },
  },
  {
    says: 'lets rooms tell the search what changed, and no more',
    faultsIn: lines(
      ({ names }, from, to) =>
        rooms.has(from) && to === 'search' && names.some((name) => !forRooms.has(name)),
    ),
    planted: {
      'a room that searches': {
        'server/content/a.ts': `import { SearchService } from '../search/index.ts';`,
      },
    },
    sound: { 'server/content/a.ts': `import { ChangeLog, type SearchDocument } from '../search/index.ts';` },
  },
  {
    says: 'leaves scripts of the page to themselves',
    faultsIn: (files) =>
      importsIn(files)
        .filter(({ from, to }) => from.startsWith('public/') && !to.startsWith('public/'))
        .map(({ place, to }) => `${place} takes ${to}, which no browser has`),
    planted: {
      'a package': { 'public/js/a.js': `import axe from 'axe-core';` },
      'the server': { 'public/js/a.js': `import { paths } from '../../server/web/paths.ts';` },
    },
    sound: { 'public/js/a.js': `import { b } from './b.js';` },
  },
];
