import { readdirSync, readFileSync } from 'node:fs';

/** A file of the house: its path from the package's root, with `/`, and its text. */
export interface HouseFile {
  path: string;
  text: string;
}

/** Every file under the folder whose name ends so, sorted by path. */
export function filesUnder(folder: string, endings: RegExp): HouseFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => {
      const path = `${folder}/${name}`;
      return { path, text: readFileSync(path, 'utf8') };
    });
}
