/**
 * Cuts the fonts of `public/fonts` from the packages of their makers. Run by hand when a package is updated:
 *   pip install fonttools brotli && node scripts/subset-fonts.mjs
 *
 * Only what the pages write is kept: the letters of Arabic, Kurdish and Persian, ASCII and the signs of both
 * languages' typography, and the letters of Latin-speaking partners. Markazi Text is fixed at weight 700.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const plex = join(root, 'node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic');
const markazi = join(root, 'node_modules/@fontsource-variable/markazi-text/files/markazi-text');
const work = mkdtempSync(join(tmpdir(), 'fonts-'));

// Arabic block without Quranic signs; joiners; brackets, quotes and % stay with the letters they enclose.
const arabic =
  'U+060C,U+061B,U+061F,U+0620-0652,U+0654-0655,U+0660-066C,U+0670-0671,U+0679,U+067E,U+0686,U+0688,U+0691,U+0692,U+0695,U+0698,U+06A4,U+06A9,U+06AF,U+06B5,U+06BA,U+06BE,U+06C0-06C1,U+06C6-06C7,U+06CC-06CE,U+06D2,U+06D5,U+06F0-06F9,U+200C-200F';
const latin =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2009,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212,U+2215,U+2248,U+2264-2265';
const latinExtended = 'U+0100-017F,U+0218-021B';

const cut = (source, target, unicodes) => {
  execFileSync('pyftsubset', [
    source,
    `--output-file=${join(root, 'public/fonts', `${target}.woff2`)}`,
    `--unicodes=${unicodes}`,
    '--flavor=woff2',
    '--layout-features=*',
    '--drop-tables+=DSIG',
    '--name-IDs=0,1,2,3,4,5,6,13,14',
  ]);
};
const fixWeight = (source, name) => {
  const fixed = join(work, `${name}.ttf`);
  execFileSync('fonttools', ['varLib.instancer', source, 'wght=700', '-o', fixed]);
  return fixed;
};

for (const weight of ['400', '600']) {
  cut(`${plex}-arabic-${weight}-normal.woff2`, `plex-arabic-${weight}`, arabic);
  cut(`${plex}-latin-${weight}-normal.woff2`, `plex-latin-${weight}`, latin);
  cut(`${plex}-latin-ext-${weight}-normal.woff2`, `plex-latin-ext-${weight}`, latinExtended);
}
cut(fixWeight(`${markazi}-arabic-wght-normal.woff2`, 'arabic'), 'markazi-arabic-700', arabic);
cut(fixWeight(`${markazi}-latin-wght-normal.woff2`, 'latin'), 'markazi-latin-700', latin);
cut(fixWeight(`${markazi}-latin-ext-wght-normal.woff2`, 'latin-ext'), 'markazi-latin-ext-700', latinExtended);
rmSync(work, { recursive: true });
