import { can, type Account, type AuditTrail, type OfficeService } from '../../accounts/index.ts';
import type { Database, Transaction } from '../../database/index.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { ContentKind } from '../fields/index.ts';
import {
  canReadCall,
  dayInIraq,
  isInvited,
  refusalOf,
  stateOf,
  type Call,
  type CallRefusal,
  type CallState,
  type CallValues,
} from './call.ts';
import { problemsOfCall } from './call-check.ts';
import { CallNoticeService, type CallNoticeParts } from './call-notice-service.ts';
import * as store from './calls-store.ts';
import { progressOf, type Progress } from './progress.ts';

export interface CallParts extends CallNoticeParts {
  database: Database;
  audit: AuditTrail;
  offices: OfficeService;
  vocabularies: Vocabularies;
}

const key = /^[0-9a-f]{16,64}$/;

/** Calls for records: opened, changed and closed by administrators, read and answered by invited offices. */
export class CallService {
  private readonly parts: CallParts;
  private readonly notices: CallNoticeService;

  constructor(parts: CallParts) {
    this.parts = parts;
    this.notices = new CallNoticeService(parts);
    parts.offices.handOverWith((tx, from, to) => store.moveInvitations(tx, from, to));
  }

  stateOf(call: Call): CallState {
    return stateOf(call, this.today());
  }

  /** Those that `account` may see, the one that opened last first. */
  async list(account: Account): Promise<Call[]> {
    const today = this.today();
    const calls = await store.listCalls(this.parts.database.reader);
    return calls.filter((call) => canReadCall(account, call, today));
  }

  /** Those that are open to the office of `account`, the one that closes first first. */
  async listOpen(account: Account): Promise<Call[]> {
    const calls = await store.listCalls(this.parts.database.reader);
    return calls
      .filter((call) => this.stateOf(call) === 'open' && isInvited(account, call))
      .sort((one, other) => (one.closesOn < other.closesOn ? -1 : 1));
  }

  /** Rejects with NotFound where there is none that `account` may see. */
  async get(account: Account, id: number): Promise<Call> {
    const call = await store.findCall(this.parts.database.reader, id);
    if (!call || !canReadCall(account, call, this.today())) throw new NotFound(`no call ${id}`);
    return call;
  }

  /** Whether `account` may see the call's own page. */
  canRead(account: Account | undefined, call: Call): boolean {
    return account !== undefined && canReadCall(account, call, this.today());
  }

  /** Why `account` cannot begin a record of `kind` for the call; undefined where it can, or for no call. */
  async findRefusal(
    account: Account,
    id: number | null,
    kind: ContentKind,
  ): Promise<CallRefusal | undefined> {
    return id === null ? undefined : refusalOf(await this.find(id), account, kind, this.today());
  }

  /** For naming it beside a record. */
  async find(id: number | null): Promise<Call | undefined> {
    return id === null ? undefined : store.findCall(this.parts.database.reader, id);
  }

  /** Those of `externalIds` that are there. */
  listNamed(externalIds: readonly string[]): Promise<Call[]> {
    return store.listCallsNamed(this.parts.database.reader, externalIds);
  }

  /** What the offices have begun, submitted and published, the invited ones first. */
  async listProgress(call: Call): Promise<{ officeId: number | null; progress: Progress }[]> {
    return progressOf(await store.countRecordsOf(this.parts.database.reader, call.id), call.officeIds);
  }

  /**
   * Opens a call; the same form sent again answers the same call. Rejects with InvalidInput.
   * @param formKey 16 to 64 hexadecimal letters, of the form
   */
  async open(by: Account, formKey: string, values: CallValues): Promise<number> {
    if (!key.test(formKey)) throw new InvalidInput([{ path: 'key', code: 'call.key' }]);
    await this.check(by, values);
    const externalId = `call-${formKey}`;
    return this.parts.database.transaction(async (tx) => {
      const id = await store.insertCall(tx, externalId, values, this.parts.clock().toISOString());
      if (id === undefined) return (await store.listCallsNamed(tx, [externalId]))[0]!.id;
      await this.notices.schedule(tx, (await store.findCall(tx, id))!);
      await this.record(tx, by, 'opened', id, values);
      return id;
    });
  }

  /** Rejects with NotFound, InvalidInput, and Conflict where somebody else changed it since `version`. */
  async change(by: Account, id: number, version: number, values: CallValues): Promise<void> {
    const before = await this.get(by, id);
    await this.check(by, values, before.officeIds);
    await this.parts.database.transaction(async (tx) => {
      await this.write(tx, { id, version }, { values });
      await this.notices.schedule(tx, (await store.findCall(tx, id))!);
      await this.record(tx, by, 'changed', id, values);
    });
  }

  /** Ends a call before its day. Rejects with NotFound. */
  async close(by: Account, id: number): Promise<void> {
    const call = await this.getForChange(by, id);
    if (this.stateOf(call) === 'closed') return;
    await this.parts.database.transaction(async (tx) => {
      await this.write(tx, call, { closedAt: this.parts.clock().toISOString() });
      await this.record(tx, by, 'closed', id, call);
    });
  }

  /** Takes back that it was closed before its day. Rejects with NotFound. */
  async reopen(by: Account, id: number): Promise<void> {
    const call = await this.getForChange(by, id);
    if (call.closedAt === null) return;
    await this.parts.database.transaction(async (tx) => {
      await this.write(tx, call, { closedAt: null });
      await this.notices.schedule(tx, { ...call, closedAt: null });
      await this.record(tx, by, 'reopened', id, call);
    });
  }

  private async getForChange(by: Account, id: number): Promise<Call> {
    if (!can(by, 'call.write')) throw new NotAllowed('this account opens no calls');
    return this.get(by, id);
  }

  private async write(
    tx: Transaction,
    call: Pick<Call, 'id' | 'version'>,
    change: Parameters<typeof store.changeCall>[2],
  ): Promise<void> {
    if (!(await store.changeCall(tx, call, change)))
      throw new Conflict(`call ${call.id} was changed meanwhile`);
  }

  /** @param kept offices that were invited before: they stay, even when they are closed by now */
  private async check(by: Account, values: CallValues, kept: readonly number[] = []): Promise<void> {
    if (!can(by, 'call.write')) throw new NotAllowed('this account opens no calls');
    const { vocabularies, offices } = this.parts;
    const open = (await offices.listOffices()).filter(({ closedAt }) => closedAt === null);
    const invitable = new Set([...open.map(({ id }) => id), ...kept]);
    const problems = problemsOfCall(values, { vocabularies, offices: invitable });
    if (problems.length > 0) throw new InvalidInput(problems);
  }

  private today(): string {
    return dayInIraq(this.parts.clock());
  }

  private record(tx: Transaction, by: Account, done: string, id: number, call: CallValues): Promise<void> {
    const { title, opensOn, closesOn, officeIds } = call;
    const details = { title, opensOn, closesOn, officeIds };
    return this.parts.audit.record(tx, { by, action: `call.${done}`, subject: `call ${id}`, details });
  }
}
