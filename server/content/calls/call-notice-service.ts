import { can, type StoredAccount } from '../../accounts/index.ts';
import type { Database, Transaction } from '../../database/index.ts';
import type { JobService } from '../../jobs/index.ts';
import { formatDate, localText, type Locale } from '../../language/index.ts';
import type { MailService } from '../../mail/index.ts';
import { dayInIraq, stateOf, type Call } from './call.ts';
import { findCall, noteTold, type CallNotice } from './calls-store.ts';

const jobKind = 'calls.tell';
const day = 24 * 60 * 60_000;
/** Days before the last one on which those are reminded who are invited. */
const reminderBefore = 7;
/** Eight o'clock in Iraq. */
const hour = 'T05:00:00Z';

export interface CallNoticeParts {
  database: Database;
  jobs: JobService;
  mail: Pick<MailService, 'tell'>;
  listAccounts: () => Promise<StoredAccount[]>;
  clock: () => Date;
  /** Where a message leads; '' where the library does not know its own address. */
  linkTo: (locale: Locale, callId: number) => string;
}

interface Told {
  call: number;
  notice: CallNotice;
  /** The day of the call that it is told for: another one meanwhile has a job of its own. */
  on: string;
}

/** Who may write for an office that is invited; an administrator only for their own. */
const isToldOf = ({ officeIds }: Call, account: StoredAccount): boolean =>
  account.disabledAt === null &&
  account.officeId !== null &&
  (officeIds.length === 0 || officeIds.includes(account.officeId)) &&
  can(account, 'call.answer', { officeId: account.officeId });

/** Tells the members of invited offices when a call opens, and a week before it closes; each of it once. */
export class CallNoticeService {
  private readonly parts: CallNoticeParts;

  constructor(parts: CallNoticeParts) {
    this.parts = parts;
    parts.jobs.register(jobKind, (data) => this.tell(data as Told));
  }

  /** Puts the messages about a call into the queue, as a part of what makes or changes it. */
  async schedule(tx: Transaction, { id, opensOn, closesOn }: Call): Promise<void> {
    const { jobs, clock } = this.parts;
    const opening = new Date(opensOn + hour);
    const reminder = new Date(Date.parse(closesOn + hour) - reminderBefore * day);
    const add = (notice: CallNotice, on: string, runAt: Date) =>
      jobs.add(tx, {
        kind: jobKind,
        data: { call: id, notice, on } satisfies Told,
        dedupe: `${jobKind} ${id} ${notice} ${on}`,
        runAt,
      });
    const now = clock();
    // On its first day it is told of at once.
    await add('opened', opensOn, dayInIraq(now) >= opensOn ? now : opening);
    if (reminder > opening && reminder > now) await add('reminder', closesOn, reminder);
  }

  private async tell({ call: id, notice, on }: Told): Promise<void> {
    const { database, listAccounts, clock } = this.parts;
    const call = await findCall(database.reader, id);
    if (!call || on !== (notice === 'opened' ? call.opensOn : call.closesOn)) return;
    if (stateOf(call, dayInIraq(clock())) !== 'open') return;
    const members = (await listAccounts()).filter((account) => isToldOf(call, account));
    for (const member of members) await this.tellOne(call, notice, member);
  }

  /** Both are written together: whoever was told is not told again, even when the process dies here. */
  private tellOne(call: Call, notice: CallNotice, { id }: StoredAccount): Promise<void> {
    const { database, mail, clock } = this.parts;
    return database.transaction(async (tx) => {
      const told = { callId: call.id, accountId: id, notice };
      if (!(await noteTold(tx, told, clock().toISOString()))) return;
      await mail.tell(tx, {
        to: id,
        template: `call.${notice}`,
        isNews: true,
        values: (locale) => this.wordsOf(call, locale),
      });
    });
  }

  private wordsOf({ id, title, text, closesOn }: Call, locale: Locale) {
    const words = (one: Call['title']): string => localText(one, locale)?.text ?? '';
    const link = this.parts.linkTo(locale, id);
    const until = formatDate(closesOn, locale);
    return { title: words(title), text: words(text), until, ...(link && { link }) };
  }
}
