import type { HouseFile } from '../house.ts';
import type { Rule } from '../rule.ts';

interface Declaration {
  path: string;
  property: string;
  value: string;
}

/** The declarations of a sheet, without comments, texts and addresses; their spaces are single. */
const declarationsIn = ({ path, text }: HouseFile): Declaration[] =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, '')
    .split(/[{};]/)
    .map((part) => /^\s*([\w-]+)\s*:([^]*)$/.exec(part))
    .filter((match) => match !== null)
    .map(([, property = '', value = '']) => ({ path, property, value: value.trim().replace(/\s+/g, ' ') }));

/** Spaces part values, but not within brackets. */
const sidesOf = (value: string): string[] =>
  value.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, (call) => call.replace(/\s/g, '')).split(' ');

const fourSided = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/;

/** Left and right by name, or a shorthand of four whose second (right) and fourth (left) differ. */
function isPhysical({ property, value }: Declaration): boolean {
  if (/\b(left|right)\b/.test(property) || /\b(left|right)\b/.test(value)) return true;
  const [, right, , left] = sidesOf(value);
  return fourSided.test(property) && left !== undefined && right !== left;
}

export const styleRules: readonly Rule[] = [
  {
    says: 'writes styles that turn round with the script',
    faultsIn: (files) =>
      files
        .filter(({ path }) => path.endsWith('.css'))
        .flatMap(declarationsIn)
        .filter(isPhysical)
        .map(({ path, property, value }) => `${path} ${property}: ${value}`),
    allowed: {
      'public/css/forms.css background: ':
        'the place of a picture has no logical form; turned round below it',
      'public/css/forms.css background-position: ': 'the same for the other direction',
      'public/css/files.css --bricks-laid: ': 'the same: bricks are laid from the side where reading begins',
      'public/css/home.css border-image: ':
        'the way of a gradient has no logical form; there is one for each direction',
    },
    planted: {
      'a margin': { 'public/css/a.css': `.a { margin-left: 1rem; }` },
      'a place': { 'public/css/a.css': `.a { inset-block: 0; right: 0 }` },
      'a corner': { 'public/css/a.css': `.a { border-top-left-radius: 2px; }` },
      'a line set to one side': {
        'public/css/a.css': `@media (width > 40rem) { .a { text-align: right; } }`,
      },
      'a float': { 'public/css/a.css': `.a { float: left }` },
      'four sides, one wider': { 'public/css/a.css': `.a { padding: 0 calc(1rem + (2px * 2)) 0 1rem; }` },
    },
    sound: {
      'public/css/a.css': `/* left: 0; */ .left { margin-inline-start: 1rem; padding: 0 1rem 2rem 1rem; background: url("left.svg"); }
        .a:not(.right) { content: 'right'; margin: 0 auto; }`,
    },
  },
  {
    says: 'sets no side from scripts of the page',
    faultsIn: (files) =>
      files
        .filter(({ path }) => path.startsWith('public/js/'))
        .flatMap(({ path, text }) =>
          [
            ...text.matchAll(
              /\.style\.(left|right|(margin|padding|border)(Left|Right))\b|textAlign\s*=\s*'(left|right)'/g,
            ),
          ].map(([match]) => `${path} ${match}`),
        ),
    planted: { 'a place': { 'public/js/a.js': `menu.style.left = '4px';` } },
    sound: {
      'public/js/a.js': `const { left } = menu.getBoundingClientRect(); menu.style.insetInlineStart = '4px';`,
    },
  },
];
