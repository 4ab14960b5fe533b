import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of the one stylesheet, `public/css/<name>.css`, in their order. */
export const stylesheetParts = [
  'fonts',
  'tokens',
  'base',
  'type',
  'header',
  'footer',
  'buttons',
  'forms',
  'entry',
  'badges',
  'cards',
  'home',
  'map',
  'overview',
  'prose',
  'api',
  'search',
  'suggest',
  'record',
  'writing',
  'questions',
  'files',
  'workshop',
  'picking',
  'ballots',
  'packs',
  'print',
] as const;

/**
 * Takes out comments and the white space that means nothing. Texts in quotes and what stands in brackets are left
 * as they are.
 */
export function minify(css: string): string {
  const kept: string[] = [];
  const keep = (text: string): string => `\ue000${kept.push(text) - 1}\ue001`;
  return css
    .replace(/\/\*[\s\S]*?\*\/|"[^"]*"|'[^']*'|\([^()"']*\)/g, (part) =>
      part.startsWith('/*') ? '' : keep(part),
    )
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:')
    .replace(/;}/g, '}')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '')
    .trim();
}

/** The stylesheet; `url("/fonts/x.woff2")` in it becomes the file's address. */
export function joinStylesheet(folder: string, url: (file: string) => string): string {
  const css = stylesheetParts.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8')).join('\n');
  return minify(css).replace(
    /url\(["']\/((?:fonts|icons)\/[^"']+)["']\)/g,
    (_, file: string) => `url("${url(file)}")`,
  );
}
