import { createHmac, randomBytes } from 'node:crypto';
import { can, newSecret, type Account, type AuditTrail, type OfficeService } from '../../accounts/index.ts';
import { findSetting, settleSetting, type Database, type Transaction } from '../../database/index.ts';
import { InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { refusalOf, dayInIraq, CallRefused, type Call } from '../calls/call.ts';
import { findCall } from '../calls/calls-store.ts';
import { fieldsOf } from '../fields/index.ts';
import { createValuesCheck } from '../fields/validation.ts';
import type { FieldLabels } from '../transfer/index.ts';
import type { WritingService } from '../writing/writing-service.ts';
import * as store from './bulk-drafts-store.ts';
import type { BulkChoices, BulkPlan, HeldBulk, PlannedDraft } from './bulk-plan.ts';
import { readBulk, type BulkFile } from './read-bulk.ts';
import { withLinksNamed } from './record-values.ts';

interface Parts {
  database: Database;
  writing: WritingService;
  offices: OfficeService;
  audit: AuditTrail;
  vocabularies: Vocabularies;
  clock: () => Date;
}

const keySetting = 'bulk-drafts.key';
const turn = 'bulk_drafts';
/** Of one account so many are kept, for so many days. */
const keptOfOne = 5;
const daysKept = 7;
const day = 24 * 60 * 60_000;

/** Drafts of a whole workshop at once: read, looked at, and then made. */
export class BulkDraftService {
  private readonly parts: Parts;
  private readonly check: ReturnType<typeof createValuesCheck>;

  constructor(parts: Parts) {
    this.parts = parts;
    this.check = createValuesCheck(parts.vocabularies);
  }

  /**
   * Reads files, and keeps what they come to for `account` to look at; nothing is made. Rejects with InvalidInput
   * where the drafts cannot go where they are meant to. Answers the number to look at it by.
   */
  async prepare(
    account: Account,
    choices: BulkChoices,
    { files, labels }: { files: readonly BulkFile[]; labels: FieldLabels },
  ): Promise<string> {
    const call = await this.checkChoices(account, choices);
    if (files.length === 0) throw new InvalidInput([{ path: 'files', code: 'bulk.noFiles' }]);
    const { vocabularies, database, clock } = this.parts;
    const plan = await readBulk(files, { vocabularies, check: this.check, labels });
    const id = randomBytes(16).toString('hex');
    const now = clock();
    const held: HeldBulk = {
      id,
      files: files.map(({ name }) => name),
      choices,
      plan: call ? withinCall(plan, call) : plan,
      outcome: null,
    };
    await database.transaction(async (tx) => {
      await store.insertBulk(tx, held, account.id, now.toISOString());
      const instant = new Date(now.getTime() - daysKept * day).toISOString();
      await store.forgetBulks(tx, { instant, accountId: account.id, keep: keptOfOne });
    });
    return id;
  }

  /** What somebody has brought in, and which of its drafts are there already. Rejects with NotFound. */
  async get(account: Account, id: string): Promise<{ held: HeldBulk; existing: ReadonlySet<string> }> {
    const held = await this.find(account, id);
    // Without a key nothing was ever made.
    const key = (await findSetting(this.parts.database.reader, keySetting)) ?? '';
    const known = await store.findKnown(
      this.parts.database.reader,
      held.plan.drafts.map((draft) => externalIdOf(draft, held.choices, key)),
    );
    const existing = held.plan.drafts.filter((draft) => known.has(externalIdOf(draft, held.choices, key)));
    return { held, existing: new Set(existing.map((draft) => draft.key)) };
  }

  /** Makes the drafts. Rejects with NotFound, InvalidInput, NotAllowed or CallRefused, and then makes none. */
  async confirm(account: Account, id: string): Promise<void> {
    await this.parts.database.transaction((tx) => this.confirmIn(tx, account, id));
  }

  /** As `confirm`, as a part of `tx`; answers the numbers of those that are new, none where it was done before. */
  async confirmIn(tx: Transaction, account: Account, id: string): Promise<number[]> {
    await this.parts.database.takeTurn(tx, turn);
    const held = await store.findBulk(tx, id, account.id);
    if (!held) throw new NotFound(`nothing brought in as ${id}`);
    if (held.outcome) return [];
    const { choices, plan, files } = held;
    await this.checkChoices(account, choices);
    const key = await settleSetting(tx, keySetting, newSecret());
    const ids = new Map(plan.drafts.map((draft) => [draft, externalIdOf(draft, choices, key)]));
    const known = await store.findKnown(tx, [...ids.values()]);
    const named = new Map(
      plan.drafts.flatMap((draft) =>
        draft.externalId === '' ? [] : [[draft.externalId, ids.get(draft)!] as const],
      ),
    );
    const created: number[] = [];
    for (const draft of plan.drafts) {
      const externalId = ids.get(draft)!;
      if (known.has(externalId)) continue;
      const values = withLinksNamed(
        fieldsOf(draft.kind),
        draft.values as Readonly<Record<string, unknown>>,
        named,
      );
      const { kind, writes, sourceLang } = draft;
      const { officeId, callId } = choices;
      const of = { kind, writes, sourceLang, callId, values, officeId, externalId };
      created.push((await this.parts.writing.createIn(tx, account, of)).contentId);
    }
    const outcome = { created, existing: plan.drafts.length - created.length };
    await store.noteOutcome(tx, id, outcome);
    await this.parts.audit.record(tx, {
      by: account,
      action: 'office.drafts-brought',
      subject: `office ${choices.officeId}`,
      details: { created: created.length, existing: outcome.existing, files },
    });
    return created;
  }

  private async find(account: Account, id: string): Promise<HeldBulk> {
    const held = /^[0-9a-f]{32}$/.test(id)
      ? await store.findBulk(this.parts.database.reader, id, account.id)
      : undefined;
    if (!held) throw new NotFound('nothing was brought in under this number');
    return held;
  }

  /** Whether drafts may go there; answers the call that they are for. */
  private async checkChoices(account: Account, { officeId, callId }: BulkChoices): Promise<Call | undefined> {
    const office = await this.parts.offices.findOffice(officeId);
    if (office?.closedAt !== null) {
      throw new InvalidInput([{ path: 'officeId', code: 'bulk.noOffice' }]);
    }
    if (!can(account, 'record.import', { officeId })) {
      throw new NotAllowed(`account ${account.id} brings nothing in for office ${officeId}`);
    }
    if (callId === null) return undefined;
    const call = await findCall(this.parts.database.reader, callId);
    const refusal = refusalOf(call, account, call?.kinds[0] ?? 'lesson', dayInIraq(this.parts.clock()));
    if (refusal) throw new CallRefused(refusal);
    const isInvited = call!.officeIds.length === 0 || call!.officeIds.includes(officeId);
    if (!isInvited) throw new CallRefused('not-invited');
    return call;
  }
}

/**
 * The same for the same record of the same office. It is made with a secret, so that it tells of neither: it stays
 * with a record whose source is not shown.
 */
const externalIdOf = ({ kind, key }: PlannedDraft, { officeId }: BulkChoices, secret: string): string =>
  `${kind}-${createHmac('sha256', secret).update(`${officeId} ${key}`).digest('hex').slice(0, 16)}`;

/** What the call does not ask for is refused, and said. */
function withinCall(plan: BulkPlan, call: Call): BulkPlan {
  const isAsked = ({ kind }: PlannedDraft): boolean => call.kinds.includes(kind);
  const others = plan.drafts.filter((draft) => !isAsked(draft));
  return {
    drafts: plan.drafts.filter(isAsked),
    refused: plan.refused + others.length,
    findings: [
      ...plan.findings.filter(
        ({ file, line }) => !others.some((draft) => draft.file === file && draft.line === line),
      ),
      ...others.map(({ file, line, kind }) => ({
        ...{ file, line, kind, path: 'kind', code: 'bulk.otherKind' },
        is: 'refused' as const,
      })),
    ],
  };
}
