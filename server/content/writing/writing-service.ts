import { can, type Account } from '../../accounts/index.ts';
import type { Transaction } from '../../database/index.ts';
import { InvalidInput, NotAllowed, type Problem } from '../../errors.ts';
import type { ContentLanguage } from '../../language/index.ts';
import { CallRefused, dayInIraq, refusalOf, type Call } from '../calls/call.ts';
import { findCall } from '../calls/calls-store.ts';
import { canonicalValues } from '../canonical.ts';
import type { CompletenessLevel } from '../fields/completeness.ts';
import { filesKey, type ContentKind } from '../fields/index.ts';
import { Refused, type Decision, type ReviewAction } from '../review.ts';
import type { DeskService } from '../reviewing/desk-service.ts';
import { partsOf } from '../reviewing/standing.ts';
import { fileHashesIn } from '../storing/named-files-store.ts';
import { findSavedBy, noteSavedBy, type Taken } from './taken-forms-store.ts';
import { isOnlyTranslation, valuesAfterEdit } from './translation-states.ts';
import type { WorkingRecord, WritingLanguages } from './working-record.ts';
import { deleteDraft, findWorking, insertDraft, listWorking } from './writing-store.ts';

/** An office with more records than this sees those that it worked on first. */
const mostListed = 500;

export interface DraftChoices {
  kind: ContentKind;
  writes: WritingLanguages;
  /** Of the original where both are written. */
  sourceLang: ContentLanguage;
  /** Of the form that asks for it. */
  key?: string | undefined;
  callId?: number | null;
  values?: object;
  /** Of those who may write for more than their own office; the account's own unless said. */
  officeId?: number;
  /** That it is known by; a new one unless said. */
  externalId?: string;
}

export interface SaveChoices {
  /** That the form was filled in from. */
  version: number;
  key?: string | undefined;
  /** Of the page on which the form stands: what it saved by itself before does not stand against it. */
  page?: string | undefined;
  /** The fields that were before the writer, by their keys; undefined empties one. */
  values: Readonly<Record<string, unknown>>;
  writes?: WritingLanguages;
}

/** Drafts: begun, written on, submitted, taken back, deleted. */
export class WritingService {
  private readonly desk: DeskService;

  constructor(desk: DeskService) {
    this.desk = desk;
  }

  /**
   * Begins a draft for the account's office; the same form makes one record. Answers its number and version; rejects
   * with CallRefused where the call takes none.
   */
  createDraft(account: Account, choices: DraftChoices): Promise<Taken> {
    if (!can(account, 'record.write', { officeId: account.officeId }) && !can(account, 'record.write')) {
      throw new NotAllowed('this account writes no records');
    }
    return this.desk.once(choices.key, (tx) => this.createIn(tx, account, choices));
  }

  /** A draft of what came from elsewhere: what cannot be stored is left out, to be asked again. */
  importDraft(account: Account, choices: DraftChoices): Promise<Taken> {
    const { kind, values = {} } = choices;
    const { broken } = this.desk.parts.check(kind, values);
    const wrong = new Set(broken.map(({ path }) => path.split('.')[0]));
    const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.has(key)));
    return this.createDraft(account, { ...choices, values: kept });
  }

  /** As `createDraft`, as a part of `tx`. */
  async createIn(tx: Transaction, account: Account, choices: DraftChoices): Promise<Taken> {
    const { kind, writes, sourceLang, callId = null, values = {}, officeId = account.officeId } = choices;
    const call = callId === null ? undefined : await this.getCall(tx, account, { callId, kind });
    const contentId = await insertDraft(tx, {
      // Says nothing of the office: it stays with a record whose source is not shown.
      externalId: choices.externalId ?? `${kind}-${this.desk.parts.newId()}`,
      kind,
      writes,
      sourceLang: writes === 'both' ? sourceLang : writes,
      officeId,
      authorId: account.id,
      callId,
      values: canonicalValues(kind, { visibility: 'public', ...values, call: call?.externalId }),
      now: this.desk.now(),
    });
    const working = (await findWorking(tx, contentId))!;
    await this.desk.parts.onEvent(tx, { action: 'create', account, working });
    return { contentId, version: working.version };
  }

  /** The call that a record of `kind` is begun for. Rejects with CallRefused. */
  private async getCall(
    tx: Transaction,
    account: Account,
    { callId, kind }: { callId: number; kind: ContentKind },
  ): Promise<Call> {
    const call = await findCall(tx, callId);
    const refusal = refusalOf(call, account, kind, dayInIraq(this.desk.parts.clock()));
    if (!call || refusal) throw new CallRefused(refusal ?? 'unknown');
    return call;
  }

  /** A record for somebody who works on it. Rejects with NotFound where they may not. */
  get(account: Account, id: number): Promise<WorkingRecord> {
    return this.desk.get(account, id);
  }

  /** The records of the account's office and its own, those of today last. */
  async listOwn(account: Account): Promise<WorkingRecord[]> {
    const { reader } = this.desk.parts.database;
    const found = await listWorking(reader, { ofOffice: account.officeId, ofAuthor: account.id }, mostListed);
    return found.filter((working) => partsOf(account, working).includes('writer'));
  }

  /** What the record lacks for `level`: missing, too long, out of order. */
  listShortcomings({ record }: WorkingRecord, level: CompletenessLevel = 'mandatory'): Problem[] {
    const { broken, short } = this.desk.parts.check(record.kind, record.values, level);
    return [...broken, ...short];
  }

  decide(account: Account, working: WorkingRecord, action: ReviewAction): Promise<Decision> {
    return this.desk.decide(account, working, action);
  }

  /**
   * Saves fields of a draft; of a published record it begins a new revision, while readers go on to see the old one.
   * The same form sent again saves nothing more. Rejects with EditConflict, Refused or InvalidInput.
   */
  save(account: Account, id: number, choices: SaveChoices): Promise<Taken> {
    return this.desk.once(choices.key, async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const values = this.merge(account, working, choices.values);
      const isSame =
        JSON.stringify(values) ===
          JSON.stringify(canonicalValues(working.record.kind, working.record.values)) &&
        (choices.writes ?? working.writes) === working.writes;
      if (isSame) return { contentId: id, version: working.version };
      await this.nameFiles(tx, working, values);
      const after = await this.desk.act(tx, account, working, 'edit', {
        version: await this.versionSeen(tx, working, choices),
        change: {
          ...(choices.writes && { writes: choices.writes }),
          head: this.headWith(account, working, values, choices.writes),
        },
      });
      const taken = { contentId: id, version: after.version };
      if (choices.page) await noteSavedBy(tx, choices.page, taken, this.desk.now());
      return taken;
    });
  }

  /** The version that a form knows of: the one it was filled in from, or the last that its own page has saved. */
  private async versionSeen(tx: Transaction, working: WorkingRecord, { version, page }: SaveChoices) {
    if (version === working.version || !page) return version;
    const own = await findSavedBy(tx, page);
    return own?.contentId === working.record.id ? own.version : version;
  }

  /** Hands the record to the reviewers. Rejects with Refused: named there, explained to the writer. */
  submit(
    account: Account,
    id: number,
    choices: { version?: number; key?: string | undefined },
  ): Promise<Taken> {
    return this.desk.once(choices.key, async (tx) => {
      const working = await this.desk.get(account, id, tx);
      const after = await this.desk.act(tx, account, working, 'submit', {
        version: choices.version,
        change: { submittedAt: this.desk.now(), approverId: null, seal: true },
      });
      return { contentId: id, version: after.version };
    });
  }

  /** Takes the record out of the queue again. */
  takeBack(account: Account, id: number): Promise<Taken> {
    return this.desk.once(undefined, async (tx) => {
      const after = await this.desk.act(tx, account, await this.desk.get(account, id, tx), 'takeBack');
      return { contentId: id, version: after.version };
    });
  }

  /** Deletes a draft that nobody but its office has ever seen. */
  delete(account: Account, id: number): Promise<void> {
    return this.desk.parts.database.transaction(async (tx) => {
      const working = await this.desk.get(account, id, tx);
      if (!partsOf(account, working).includes('writer')) throw new Refused('discard', 'not-yours');
      if (working.publishedRevision !== null || working.record.status !== 'draft') {
        throw new Refused('discard', 'wrong-status');
      }
      await deleteDraft(tx, id);
      await this.desk.parts.onEvent(tx, { action: 'delete', account, working });
    });
  }

  /** The whole of the values with `changed` in them: of the right form, or InvalidInput. */
  private merge(account: Account, working: WorkingRecord, changed: SaveChoices['values']): object {
    const { kind, values, sourceLang } = working.record;
    const merged = canonicalValues(
      kind,
      valuesAfterEdit(kind, values, { ...values, ...changed }, sourceLang),
    );
    const { broken } = this.desk.parts.check(kind, merged);
    if (broken.length > 0) throw new InvalidInput(broken);
    const isWriter = partsOf(account, working).includes('writer');
    if (!isWriter && !isOnlyTranslation(kind, values, merged, sourceLang)) {
      throw new NotAllowed('a translator changes translations only');
    }
    return merged;
  }

  /** The files that `values` name stay from now on. Rejects with InvalidInput for a new one that is not there. */
  private async nameFiles(tx: Transaction, { record }: WorkingRecord, values: object): Promise<void> {
    const named = fileHashesIn(JSON.stringify(values));
    if (named.length === 0) return;
    const kept = await this.desk.parts.nameFiles(tx, named);
    const before = new Set(fileHashesIn(JSON.stringify(record.values)));
    const gone = named.filter((hash) => !kept.has(hash) && !before.has(hash));
    if (gone.length > 0) {
      throw new InvalidInput([
        { path: filesKey(record.kind), code: 'file.gone', values: { count: gone.length } },
      ]);
    }
  }

  private headWith(account: Account, working: WorkingRecord, values: object, writes?: WritingLanguages) {
    const { sourceLang: source } = working.record;
    // Nothing is written in the original's language: the one that is chosen now becomes the original.
    const isUnwritten = !JSON.stringify(values).includes(`"${source}":"`);
    const sourceLang: ContentLanguage = isUnwritten && writes && writes !== 'both' ? writes : source;
    const isWriter = partsOf(account, working).includes('writer');
    return {
      sourceLang,
      values,
      // Who only translates has not written it: they may be the one who reviews it.
      authorId: isWriter ? account.id : working.writtenBy,
      isSealed: false,
      note: null,
      now: this.desk.now(),
    };
  }
}
