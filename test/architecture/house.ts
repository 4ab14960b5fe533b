import { readdirSync, readFileSync } from 'node:fs';

/** A file of the house: its path from the package's root, with `/`, and its text ('' where it is not text). */
export interface HouseFile {
  path: string;
  text: string;
}

const rooms = ['server', 'test', 'bench', 'scripts', 'views', 'public', 'locales', 'seed'];
const isRead = /\.(ts|mjs|cjs|js|css|hbs|json)$/;

/** Every file that is ours, sorted by path; those that rules look into come with their text. */
export const readHouse = (): HouseFile[] => [
  { path: 'tsconfig.json', text: readFileSync('tsconfig.json', 'utf8') },
  ...rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`)
      .sort()
      .map((path) => ({ path, text: isRead.test(path) ? readFileSync(path, 'utf8') : '' })),
  ),
];

/** The house as a fixture: its files by path. */
export const houseOf = (files: Readonly<Record<string, string>>): HouseFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));
