import type { ContentService } from '../content/index.ts';
import { addMissingDocuments, listDocuments, type Database } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import { resolvePack, type PackRecord } from './pack.ts';
import { toWorkshop, type WorkshopDocument } from './workshop-document.ts';
import type { Workshop } from './workshop.ts';

interface Dependencies {
  database: Database;
  content: ContentService;
}

/** The workshops at which practices and lessons are exchanged. */
export class WorkshopService {
  private readonly database: Database;
  private readonly content: ContentService;

  constructor({ database, content }: Dependencies) {
    this.database = database;
    this.content = content;
  }

  /** The pack as everyone may see it now, in its order. */
  async getPack({ pack }: Pick<Workshop, 'pack'>): Promise<PackRecord[]> {
    const [pinned, published] = await Promise.all([
      this.content.listPinned(pack),
      this.content.listPublishedByExternalIds(pack.map(({ record }) => record)),
    ]);
    return resolvePack(pack, pinned, published);
  }

  /** Rejects with NotFound when there is none that everyone may see. */
  async getWorkshop(externalId: string): Promise<Workshop> {
    const workshop = (await this.listWorkshops()).find((one) => one.externalId === externalId);
    if (!workshop) throw new NotFound(`no workshop ${externalId}`);
    return workshop;
  }

  /** All that everyone may see, the newest first. */
  async listWorkshops(): Promise<Workshop[]> {
    const workshops = await listDocuments<WorkshopDocument>(this.database.reader, 'workshops');
    return workshops
      .map(toWorkshop)
      .filter(({ visibility }) => visibility === 'public')
      .sort((one, other) => (one.start < other.start ? 1 : one.start > other.start ? -1 : 0));
  }

  /** Puts in those of `workshops` that are missing. */
  async addMissing(workshops: readonly WorkshopDocument[], now: Date): Promise<void> {
    const there = await listDocuments<WorkshopDocument>(this.database.reader, 'workshops');
    const known = new Set(there.map(({ externalId }) => externalId));
    const missing = workshops.filter(({ externalId }) => !known.has(externalId));
    if (missing.length === 0) return;
    await this.database.transaction((tx) => addMissingDocuments(tx, 'workshops', missing, now.toISOString()));
  }
}
