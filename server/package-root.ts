import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the program');
  return findRoot(parent);
}

/** The folder of `package.json`, with `views/`, `locales/`, `public/` and `seed/`: the same when compiled to `dist/`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
