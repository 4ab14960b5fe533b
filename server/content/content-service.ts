import { putSetting, type Database, type Transaction } from '../database/index.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import type { ChangeLog, SearchDocument } from '../search/index.ts';
import { findCallIds } from './calls/calls-store.ts';
import { contentKinds } from './fields/index.ts';
import { deleteSamples, findHeads, listHeads, putPlans } from './storing/content-store.ts';
import { isExternalId, type ImportedRecord, type ImportOutcome } from './imported-record.ts';
import { listPinned, type Pin } from './storing/pinned-store.ts';
import { planImport } from './storing/import-plan.ts';
import { moveRecords } from './storing/office-store.ts';
import { fileHashesIn, listRevisionsWithFiles } from './storing/named-files-store.ts';
import * as published from './storing/published-store.ts';
import type { Audience, PublishedAddress, PublishedCounts } from './storing/published-store.ts';
import type { ContentRecord } from './record.ts';
import { monthStart } from './month-start.ts';
import { SearchDocuments } from './search-documents.ts';
import { toSearchDocument } from './searchable.ts';
import { startingContentSetting } from './starting-content.ts';

const pageSize = 500;
/** More records than this do not refer to one; it bounds the page that lists them. */
const mostReferring = 200;
const mostForMembers = 100;
const largestId = 2 ** 31 - 1;

interface Dependencies {
  database: Database;
  changeLog: ChangeLog;
  clock: () => Date;
}

/** Practices and lessons: what readers see of them, and how they come in and go out. */
export class ContentService {
  private readonly database: Database;
  private readonly changeLog: ChangeLog;
  private readonly clock: () => Date;
  private readonly searchDocuments: SearchDocuments;
  private counted: { state: string; counts: PublishedCounts } | undefined;

  constructor({ database, changeLog, clock }: Dependencies) {
    this.database = database;
    this.changeLog = changeLog;
    this.clock = clock;
    this.searchDocuments = new SearchDocuments({
      versions: (ids) => published.findPublishedVersions(database.reader, ids),
      records: (ids) => this.listPublished(ids),
    });
  }

  /** The published form of a record. Rejects with NotFound when there is none that the audience may see. */
  async getPublished(id: number, audience: Audience = 'everybody'): Promise<ContentRecord> {
    const [record] = await this.listPublished([id], audience);
    if (!record) throw new NotFound(`no published record ${id}`);
    return record;
  }

  /** The published forms of those of `ids` that have one, in the order of `ids`. */
  async listPublished(ids: readonly number[], audience?: Audience): Promise<ContentRecord[]> {
    const possible = ids.filter((id) => Number.isInteger(id) && id > 0 && id <= largestId);
    const records = await published.listPublishedByIds(this.database.reader, possible, audience);
    const byId = new Map(records.map((record) => [record.id, record]));
    return possible.flatMap((id) => byId.get(id) ?? []);
  }

  /** What members read and others do not, the newest first; at most 100. */
  listForMembersAlone(): Promise<ContentRecord[]> {
    return published.listForMembersAlone(this.database.reader, mostForMembers);
  }

  /** The published form of a record, where there is one that everyone may see. */
  async findPublishedByExternalId(externalId: string): Promise<ContentRecord | undefined> {
    const [record] = await this.listPublishedByExternalIds([externalId]);
    return record;
  }

  /** The published forms of those of `externalIds` that have one, in their order: the links of a page. */
  async listPublishedByExternalIds(externalIds: readonly string[]): Promise<ContentRecord[]> {
    const possible = externalIds.filter(isExternalId);
    const records = await published.listPublishedByExternalIds(this.database.reader, possible);
    const byExternalId = new Map(records.map((record) => [record.externalId, record]));
    return possible.flatMap((externalId) => byExternalId.get(externalId) ?? []);
  }

  /** Those of `pins` whose record readers still see, in the revision that each names; the caller says that it was published. */
  listPinned(pins: readonly Pin[]): Promise<ContentRecord[]> {
    return listPinned(
      this.database.reader,
      pins.filter(({ record }) => isExternalId(record)),
    );
  }

  /** Published records whose links name `externalId`, the newest first; at most 200. */
  async listReferring(externalId: string): Promise<ContentRecord[]> {
    if (!isExternalId(externalId)) return [];
    return published.listReferring(this.database.reader, externalId, mostReferring);
  }

  /** How much there is to read; a month begins at midnight in Iraq. Counted anew only after a change. */
  async countPublished(): Promise<PublishedCounts> {
    const start = monthStart(this.clock());
    const state = `${start} ${await this.changeLog.last()}`;
    if (this.counted?.state !== state) {
      this.counted = { state, counts: await published.countPublished(this.database.reader, start) };
    }
    return this.counted.counts;
  }

  /** Every published record's place, in the order of ids. */
  async *listPublishedAddresses(): AsyncGenerator<PublishedAddress> {
    let after = 0;
    for (;;) {
      const page = await published.listPublishedAddresses(this.database.reader, after, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      after = page.at(-1)!.id;
    }
  }

  /** The search documents of those of `ids` that readers may see, in the order of `ids`, read from the database. */
  async loadSearchDocuments(ids: readonly number[]): Promise<SearchDocument[]> {
    return (await this.listPublished(ids)).map(toSearchDocument);
  }

  /** As `loadSearchDocuments`, for showing: a form that was read a moment ago is not read again. */
  async recallSearchDocuments(ids: readonly number[]): Promise<SearchDocument[]> {
    return this.searchDocuments.load(ids);
  }

  /**
   * Every record in every status, as it was last worked on, in the order of external ids. A record that is
   * written meanwhile is there once, in its old or its new state.
   */
  async *exportAll(): AsyncGenerator<ContentRecord> {
    let after = '';
    for (;;) {
      const page = await listHeads(this.database.reader, after, pageSize);
      yield* page;
      if (page.length < pageSize) return;
      after = page.at(-1)!.externalId;
    }
  }

  /** Every file that some revision of a record names, by its hash; a hash comes as often as it is named. */
  async *listNamedFiles(): AsyncGenerator<string> {
    let after = 0;
    for (;;) {
      const page = await listRevisionsWithFiles(this.database.reader, after, pageSize);
      for (const { data } of page) yield* fileHashesIn(data);
      if (page.length < pageSize) return;
      after = page.at(-1)!.id;
    }
  }

  /** Lets search read again, as a part of `tx`, the published records that name the file. */
  async noteFileRead(tx: Transaction, hash: string): Promise<void> {
    await this.changeLog.takeTurn(tx);
    await this.changeLog.append(tx, await published.listPublishedIds(tx, { json: `"file":"${hash}"` }));
  }

  /** Lets search read again, as a part of `tx`, the published records that hold the code of a vocabulary. */
  async noteCodeChanged(tx: Transaction, code: string): Promise<void> {
    // Whoever publishes meanwhile is in the log before, or waits and has the new words.
    await this.changeLog.takeTurn(tx);
    const kind = contentKinds.find((one) => one === code);
    await this.changeLog.append(
      tx,
      await published.listPublishedIds(tx, kind ? { kind } : { json: `"${code}"` }),
    );
  }

  /**
   * Stores `records` by their external ids in one transaction; what is there already, word for word, is left
   * alone. Rejects with InvalidInput when an external id is malformed or comes twice.
   */
  importBatch(records: readonly ImportedRecord[], now: Date): Promise<ImportOutcome> {
    return this.database.transaction((tx) => this.importInto(tx, records, now));
  }

  /** As `importBatch`, as a part of the transaction `tx`. */
  async importInto(tx: Transaction, records: readonly ImportedRecord[], now: Date): Promise<ImportOutcome> {
    checkExternalIds(records);
    // Before reading what is there, so that nobody else changes it meanwhile.
    await this.changeLog.takeTurn(tx);
    const heads = await findHeads(
      tx,
      records.map(({ externalId }) => externalId),
    );
    const callIds = await findCallIds(
      tx,
      records.flatMap(({ values }) => values.call ?? []),
    );
    const known = { now: now.toISOString(), callIds };
    const plans = records.flatMap((record) => planImport(heads.get(record.externalId), record, known) ?? []);
    await this.changeLog.append(tx, await putPlans(tx, plans));
    const created = plans.filter(({ outcome }) => outcome === 'created').length;
    return { created, updated: plans.length - created, unchanged: records.length - plans.length };
  }

  /** Lets all records of office `from` belong to `to`, as a part of `tx`; answers how many there were. */
  async handOver(tx: Transaction, from: number, to: number): Promise<number> {
    await this.changeLog.takeTurn(tx);
    const ids = await moveRecords(tx, from, to);
    await this.changeLog.append(tx, ids);
    return ids.length;
  }

  /**
   * Deletes every record that is marked as a sample, for good: the starting content does not come again.
   * Answers how many there were.
   */
  removeSamples(): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.changeLog.takeTurn(tx);
      const ids = await deleteSamples(tx);
      await this.changeLog.append(tx, ids);
      await putSetting(tx, startingContentSetting, this.clock().toISOString());
      return ids.length;
    });
  }
}

function checkExternalIds(records: readonly ImportedRecord[]): void {
  const seen = new Set<string>();
  const problems = records.flatMap(({ externalId }, index) => {
    const code = !isExternalId(externalId)
      ? 'externalId.malformed'
      : seen.has(externalId) && 'externalId.twice';
    seen.add(externalId);
    return code ? { path: `${index}.externalId`, code } : [];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}
