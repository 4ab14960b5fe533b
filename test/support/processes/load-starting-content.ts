import { loadStartingContent } from '../../../server/content/index.ts';
import type { DatabaseLocation } from '../../../server/database/index.ts';
import { openLibrary } from '../library.ts';

interface Input {
  location: DatabaseLocation;
  folder: string;
}

// Puts the starting content in; says when it begins and how many records went in.
const { location, folder } = JSON.parse(process.argv[2]!) as Input;
const { database, content } = await openLibrary(location);
console.log('begins');
console.log(await loadStartingContent(database, content, folder, new Date()));
await database.close();
