import { openDatabase, type DatabaseLocation } from '../../../server/database/index.ts';

// Opens the database named by the argument and says which migrations that took.
const database = await openDatabase(JSON.parse(process.argv[2]!) as DatabaseLocation);
console.log(JSON.stringify(database.migrated));
await database.close();
