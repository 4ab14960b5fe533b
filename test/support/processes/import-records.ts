import { openLibrary } from '../library.ts';
import { practice } from '../records.ts';
import type { DatabaseLocation } from '../../../server/database/index.ts';

interface Input {
  location: DatabaseLocation;
  batches: number;
  size: number;
}

// Imports practices in batches, and says the number of each batch once it is stored.
const { location, batches, size } = JSON.parse(process.argv[2]!) as Input;
const { database, content } = await openLibrary(location);
for (let batch = 0; batch < batches; batch++) {
  const records = Array.from({ length: size }, (_, index) => practice(`p-${batch * size + index}`));
  await content.importBatch(records, new Date());
  console.log(batch);
}
await database.close();
