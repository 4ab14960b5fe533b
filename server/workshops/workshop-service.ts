import { addMissingDocuments, listDocuments, type Database } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import type { Workshop } from './workshop.ts';

/** The workshops at which practices and lessons are exchanged. */
export class WorkshopService {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Rejects with NotFound when there is none that everyone may see. */
  async getWorkshop(externalId: string): Promise<Workshop> {
    const workshop = (await this.listWorkshops()).find((one) => one.externalId === externalId);
    if (!workshop) throw new NotFound(`no workshop ${externalId}`);
    return workshop;
  }

  /** All that everyone may see, the newest first. */
  async listWorkshops(): Promise<Workshop[]> {
    const workshops = await listDocuments<Workshop>(this.database.reader, 'workshops');
    return workshops
      .filter(({ visibility }) => visibility === 'public')
      .sort((one, other) => (one.start < other.start ? 1 : one.start > other.start ? -1 : 0));
  }

  /** Puts in those of `workshops` that are missing. */
  async addMissing(workshops: readonly Workshop[], now: Date): Promise<void> {
    const there = await listDocuments<Workshop>(this.database.reader, 'workshops');
    const known = new Set(there.map(({ externalId }) => externalId));
    const missing = workshops.filter(({ externalId }) => !known.has(externalId));
    if (missing.length === 0) return;
    await this.database.transaction((tx) => addMissingDocuments(tx, 'workshops', missing, now.toISOString()));
  }
}
