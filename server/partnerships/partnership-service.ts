import { addMissingDocuments, findDocument, type Database } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import type { Programme } from './programme.ts';

/** The programme that the library was made for. */
const programmeId = 'p2p-programme';

/** The partnership programme between Iraqi governorates and European local authorities. */
export class PartnershipService {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Rejects with NotFound when its facts were never put in. */
  async getProgramme(): Promise<Programme> {
    const programme = await findDocument<Programme>(this.database.reader, 'partnerships', programmeId);
    if (!programme) throw new NotFound('no partnership programme');
    return programme;
  }

  /** Puts the programme's facts in where there are none yet. */
  async addMissing(programme: Programme, now: Date): Promise<void> {
    if (await findDocument(this.database.reader, 'partnerships', programme.externalId)) return;
    await this.database.transaction((tx) =>
      addMissingDocuments(tx, 'partnerships', [programme], now.toISOString()),
    );
  }
}
