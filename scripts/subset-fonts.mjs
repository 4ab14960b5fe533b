/**
 * Cuts the fonts of `public/fonts` from the packages of their makers. Run by hand when a package is updated:
 *   pip install fonttools brotli && node scripts/subset-fonts.mjs
 *
 * Only what the pages write is kept: the letters of Arabic, Kurdish and Persian, ASCII and the signs of both
 * languages' typography, and the letters of Latin-writing partners. The Arabic files hold ASCII as well, so that a
 * page in Arabic needs no Latin file and brackets stand in the font of the words they enclose. A page in English has
 * two Arabic words on it, the library's name and the way to the other language: they have files of their own.
 * Markazi Text is fixed at weight 700.
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

/** Letters, harakat, figures and punctuation; no Quranic signs. */
const arabic =
  'U+060C,U+061B,U+061F,U+0620-0652,U+0654-0655,U+0660-066C,U+0670-0671,U+0679,U+067E,U+0686,U+0688,U+0691,U+0692,U+0695,U+0698,U+06A4,U+06A9,U+06AF,U+06B5,U+06BA,U+06BE,U+06C0-06C1,U+06C6-06C7,U+06CC-06CE,U+06D2,U+06D5,U+06F0-06F9,U+200C-200F';
/** ASCII and signs that both scripts use: `unicode-range` of the Arabic faces in `public/css/fonts.css` names them. */
const shared =
  'U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+00D7,U+00F7,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2212';
const latin =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2009,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212,U+2215,U+2248,U+2264-2265';
const latinExtended = 'U+0100-017F,U+0218-021B';

function cut(source, target, unicodes) {
  execFileSync('pyftsubset', [
    source,
    `--output-file=${target}`,
    `--unicodes=${unicodes}`,
    '--flavor=woff2',
    '--layout-features=*',
    '--name-IDs=0,1,2,3,4,5,6,13,14',
  ]);
  return target;
}

function fixWeight(source, name) {
  const fixed = join(work, `${name}.ttf`);
  execFileSync('fonttools', ['varLib.instancer', source, 'wght=700', '-o', fixed]);
  return fixed;
}

/** The words "تجارب" and "العربية". */
const names = 'U+0627,U+0628,U+0629,U+062A,U+062C,U+0631,U+0639,U+0644,U+064A';

/** @param sources path of the maker's file of each script */
function family(name, weight, sources) {
  const target = (script) => join(root, 'public/fonts', `${name}-${script}-${weight}.woff2`);
  const letters = cut(sources.arabic, join(work, 'letters.woff2'), arabic);
  const signs = cut(sources.latin, join(work, 'signs.woff2'), shared);
  const both = join(work, 'both.ttf');
  execFileSync('pyftmerge', [letters, signs, `--output-file=${both}`]);
  cut(both, target('arabic'), '*');
  if (weight !== '400') cut(sources.arabic, target('names'), names);
  cut(sources.latin, target('latin'), latin);
  cut(sources.latinExtended, target('latin-ext'), latinExtended);
}

for (const weight of ['400', '600']) {
  const of = (script) => `${plex}-${script}-${weight}-normal.woff2`;
  family('plex', weight, { arabic: of('arabic'), latin: of('latin'), latinExtended: of('latin-ext') });
}
const of = (script) => fixWeight(`${markazi}-${script}-wght-normal.woff2`, script);
family('markazi', '700', { arabic: of('arabic'), latin: of('latin'), latinExtended: of('latin-ext') });
rmSync(work, { recursive: true });
