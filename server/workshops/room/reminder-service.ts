import type { Database, Transaction } from '../../database/index.ts';
import type { JobService } from '../../jobs/index.ts';
import { formatDate, localText, type Locale } from '../../language/index.ts';
import type { MailService } from '../../mail/index.ts';
import { findWorkshop } from '../workshop-store.ts';
import type { Workshop } from '../workshop.ts';

const jobKind = 'workshops.remind';
/** When whoever took on a commitment hears of it. */
const daysBefore = [7, 0];
const day = 24 * 60 * 60_000;
/** Eight o'clock in Iraq. */
const hour = 'T05:00:00Z';

interface Dependencies {
  database: Database;
  jobs: JobService;
  mail: MailService;
  clock: () => Date;
}

interface Reminder {
  workshop: string;
  commitment: string;
  due: string;
}

const isOpen = (state: string): boolean => state === 'open' || state === 'in-progress';

/** Reminds those who took on a commitment, by mail. */
export class ReminderService {
  private readonly parts: Dependencies;

  constructor(parts: Dependencies) {
    this.parts = parts;
    parts.jobs.register(jobKind, (data) => this.remind(data as Reminder));
  }

  /** Puts the reminders of a workshop's commitments into the queue, as a part of what changes them. */
  async schedule(tx: Transaction, { externalId, commitments }: Workshop): Promise<void> {
    const { jobs, clock } = this.parts;
    for (const { id, due, state, email } of commitments) {
      if (!email || !isOpen(state)) continue;
      for (const days of daysBefore) {
        const runAt = new Date(Date.parse(due + hour) - days * day);
        if (runAt <= clock()) continue;
        const data: Reminder = { workshop: externalId, commitment: id, due };
        const dedupe = `${jobKind} ${externalId} ${id} ${due} ${days}`;
        await jobs.add(tx, { kind: jobKind, data, dedupe, runAt });
      }
    }
  }

  /** Sends one, if what it tells of is still open, and still due on that day. */
  private remind({ workshop: externalId, commitment: id, due }: Reminder): Promise<void> {
    const { database, mail } = this.parts;
    return database.transaction(async (tx) => {
      const workshop = await findWorkshop(tx, externalId);
      const commitment = workshop?.commitments.find((one) => one.id === id);
      if (!workshop || !commitment?.email || commitment.due !== due || !isOpen(commitment.state)) return;
      const locale: Locale = commitment.what.ar ? 'ar' : 'en';
      const words = (text: Workshop['title']): string => localText(text, locale)?.text ?? '';
      await mail.send(tx, {
        to: { address: commitment.email, locale },
        template: 'commitment',
        values: {
          what: words(commitment.what),
          who: words(commitment.who),
          workshop: words(workshop.title),
          due: formatDate(due, locale),
        },
      });
    });
  }
}
