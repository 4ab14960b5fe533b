import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from './markup.ts';

/** Name → the drawing inside a 24 × 24 grid. */
type Icons = Readonly<Record<string, string>>;

const classes = /^[a-z0-9 -]*$/;

/** The icons of `views/icons.json`: each page carries, once and at its end, only those that it used. */
export function iconHelpers(viewsFolder: string) {
  const icons = JSON.parse(readFileSync(join(viewsFolder, 'icons.json'), 'utf8')) as Icons;
  return {
    /** A reference to an icon; `look` adds classes: s (18 px), l (32 px), flip (mirrored in Arabic). */
    use(used: Set<string>, name: string, look = '') {
      if (!(name in icons)) throw new Error(`no icon ${name}`);
      if (!classes.test(look)) throw new Error(`not a list of classes: ${look}`);
      used.add(name);
      const className = look === '' ? 'ic' : `ic ${look}`;
      return safe(
        `<svg class="${className}" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-${name}"/></svg>`,
      );
    },
    sprite(used: ReadonlySet<string>) {
      const symbols = [...used].map(
        (name) => `<symbol id="i-${name}" viewBox="0 0 24 24">${icons[name] ?? ''}</symbol>`,
      );
      return safe(`<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`);
    },
  };
}
