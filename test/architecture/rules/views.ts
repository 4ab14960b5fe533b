import type { HouseFile } from '../house.ts';
import { importsIn } from '../imports.ts';
import type { Rule } from '../rule.ts';

/** "path:line found", for each match; the pattern has the flag g. */
const found = (files: readonly HouseFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(
      (match) =>
        `${path}:${text.slice(0, match.index).split('\n').length} ${match[0].replace(/\s+/g, ' ').trim()}`,
    ),
  );

const views = (files: readonly HouseFile[]): HouseFile[] => files.filter(({ path }) => path.endsWith('.hbs'));
const isServer = ({ path }: HouseFile): boolean => path.startsWith('server/');

/** What stands in markup as it is, and what the browser would have to be told to trust. */
export const viewRules: readonly Rule[] = [
  {
    says: 'escapes whatever a view shows',
    faultsIn: (files) => found(views(files), /\{\{~?(\{|&).*/g),
    planted: {
      'three braces': { 'views/a.hbs': `<p>{{{record.summary}}}</p>` },
      'three braces and a tilde': { 'views/a.hbs': `<p>{{~{summary}~}}</p>` },
      'an ampersand': { 'views/a.hbs': `<p>{{&summary}}</p>` },
    },
    sound: { 'views/a.hbs': `<p data-a="{ {">{{~#if summary}}{{summary}}{{/if}} &amp; {{> b}}</p>` },
  },
  {
    says: 'makes markup out of text in helpers alone',
    faultsIn: (files) => [
      ...found(files.filter(isServer), /\bSafeString\b.*/g),
      ...importsIn(files.filter(isServer))
        .filter(
          ({ from, to }) => to === 'server/web/helpers/markup.ts' && !from.startsWith('server/web/helpers/'),
        )
        .map(({ place }) => `${place} takes what makes markup`),
    ],
    allowed: { 'server/web/helpers/markup.ts': 'the one place, which escapes what it is given' },
    planted: {
      'a page that trusts': { 'server/web/a-page.ts': `return new Handlebars.SafeString(summary);` },
      'a page that borrows the helpers’ way': {
        'server/web/a-page.ts': `import { safe } from './helpers/markup.ts';`,
      },
    },
    sound: { 'server/web/helpers/a.ts': `import { safe } from './markup.ts';` },
  },
  {
    says: 'keeps styles and scripts out of views',
    faultsIn: (files) =>
      found(
        views(files),
        /\s(style|on[a-z]+)=.*|<style\b.*|<script(?![^>]*\b(src|type="application\/))[^>]*>\s*\S.*/g,
      ),
    planted: {
      'a style of its own': { 'views/a.hbs': `<p style="color: red">` },
      'a handler': { 'views/a.hbs': `<button onclick="go()">` },
      'a sheet': { 'views/a.hbs': `<style>p { color: red }</style>` },
      'a script': { 'views/a.hbs': `<script>go()</script>` },
    },
    sound: { 'views/a.hbs': `<script type="module" src="/a.js"></script><p class="style">one="1"</p>` },
  },
];
