/** What may stand below every room: words of the two languages, and the names of failures. */
const ground = ['errors', 'language', 'text'];
const services = ['database', 'column-file', ...ground, 'vocabularies'];
const belowRooms = [...services, 'search', 'jobs', 'mail'];

/** Which rooms each room of the server may take from. */
const mayTakeFrom: Readonly<Record<string, readonly string[] | 'everything'>> = {
  main: 'everything',
  app: 'everything',
  services: 'everything',
  cli: 'everything',
  // Starting and stopping: names the failures of a start, and says what was started.
  process: ['config', 'database'],
  // A type alone; see the rule below the table.
  web: [
    ...['content', 'workshops', 'replications', 'partnerships', 'attachments', 'accounts', 'administration'],
    ...['backups', 'search', 'vocabularies', 'config', ...ground],
  ],
  // What papers are set with stands beside the program.
  administration: [...belowRooms, 'content', 'attachments', 'accounts'],
  // Which version has made a backup stands in the package.
  backups: [...belowRooms, 'attachments', 'accounts', 'package-root'],
  workshops: [...belowRooms, 'content', 'attachments', 'accounts', 'package-root'],
  replications: [...belowRooms, 'content', 'partnerships', 'attachments', 'accounts'],
  content: [...belowRooms, 'attachments', 'accounts'],
  attachments: [...belowRooms, 'accounts'],
  partnerships: belowRooms,
  accounts: belowRooms,
  // The dictionary stands beside the program.
  search: [...services, 'meaning', 'package-root'],
  jobs: services,
  mail: [...services, 'jobs'],
  // The model stands beside the program.
  meaning: [...services, 'package-root'],
  // Terms are bilingual, and reading them can fail by name.
  vocabularies: ground,
  // A marked text says its language.
  text: ['language'],
  // The log is as loud as the settings say.
  log: ['config'],
  language: [],
  errors: [],
  database: [],
  config: [],
  'package-root': [],
  'column-file': [],
};

/** Whose files are named one by one, since those who begin the process put them in order: `app.ts` and `main.ts`. */
const withoutDoor = new Set(['web', 'process']);

/** "search" for server/search/follower.ts, "errors" for server/errors.ts; undefined outside the server. */
export const roomOf = (path: string): string | undefined => /^server\/([^/.]+)/.exec(path)?.[1];

export function mayTake(from: string, to: string): boolean {
  const allowed = mayTakeFrom[from] ?? [];
  return to in mayTakeFrom && (allowed === 'everything' || allowed.includes(to));
}

/** A room is entered by its `index.ts`, or by the file that bears its name: `server/config.ts`. */
export const isDoor = (path: string, room: string): boolean =>
  withoutDoor.has(room) || path === `server/${room}/index.ts` || path === `server/${room}.ts`;
