import type { Database, Reader, Transaction } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import type { Job, JobService } from '../jobs/index.ts';
import type { Locale } from '../language/index.ts';
import { DigestService } from './digest-service.ts';
import type {
  Deliver,
  Message,
  MessageValues,
  Recipient,
  WriteDigest,
  WriteMessage,
  Written,
} from './message.ts';
import * as store from './message-store.ts';

const jobKind = 'mail.send';
const mostListed = 200;
const longestError = 300;
const daysKept = 90;

interface Parts {
  database: Database;
  jobs: JobService;
  clock: () => Date;
  write: WriteMessage;
  writeDigest: WriteDigest;
  findRecipient: (reader: Reader, accountId: number) => Promise<Recipient | undefined>;
  /** Undefined where no mail server is configured: then messages are kept for the administrator's pages. */
  deliver: Deliver | undefined;
}

/** To whom, which message, and what it says. */
export interface NewMessage {
  /** The number of an account, or an address with the language to write in. */
  to: number | { address: string; locale: Locale };
  /** Its texts are `<template>.subject`, `.body` and, with a link, `.action` of `mail` in `locales/`. */
  template: string;
  values?: MessageValues;
}

/** What a member is told of, as they have chosen. */
export interface Notice {
  /** The number of an account. */
  to: number;
  template: string;
  /** What it says, for a reader of `locale`. */
  values: (locale: Locale) => MessageValues;
  /** Nothing waits for them: who wants to hear only of that is not told. */
  isNews: boolean;
}

/** Messages to people. They are written with what they tell of, and sent afterwards. */
export class MailService {
  private readonly parts: Parts;
  private readonly digests: DigestService;

  constructor(parts: Parts) {
    this.parts = parts;
    this.digests = new DigestService({
      ...parts,
      post: (tx, { id, email, locale }, template, written) =>
        this.post(tx, { address: email ?? '', locale, accountId: id, template }, written),
    });
    parts.jobs.register(jobKind, (data, job) => this.deliverOne((data as { id: number }).id, job));
  }

  /** Whether messages go out by themselves. */
  get isDelivering(): boolean {
    return this.parts.deliver !== undefined;
  }

  /** Writes a message as a part of `tx`; it is sent when that is done. */
  async send(tx: Transaction, { to, template, values = {} }: NewMessage): Promise<void> {
    const { write, findRecipient } = this.parts;
    const recipient = typeof to === 'number' ? await findRecipient(tx, to) : undefined;
    if (typeof to === 'number' && !recipient) throw new NotFound(`no account ${to}`);
    const { address, locale } = typeof to === 'number' ? toReader(recipient!) : to;
    const written = write(locale, template, { name: recipient?.name ?? '', ...values });
    await this.post(tx, { address, locale, accountId: recipient?.id ?? null, template }, written);
  }

  /** Tells a member of something as a part of `tx`: at once, with the message of the day, or not at all. */
  async tell(tx: Transaction, { to, template, values, isNews }: Notice): Promise<void> {
    const recipient = await this.parts.findRecipient(tx, to);
    if (!recipient) throw new NotFound(`no account ${to}`);
    const { notices, locale } = recipient;
    if (notices === 'needed' && isNews) return;
    if (notices === 'daily') {
      const inBoth = { ar: values('ar'), en: values('en') };
      await this.digests.gather(tx, to, { template, values: inBoth });
    } else await this.send(tx, { to, template, values: values(locale) });
  }

  /** The newest first, at most 200. */
  listMessages(): Promise<Message[]> {
    return store.listMessages(this.parts.database.reader, mostListed);
  }

  /** Rejects with NotFound. */
  async getMessage(id: number): Promise<Message> {
    const message = Number.isSafeInteger(id) && (await store.findMessage(this.parts.database.reader, id));
    if (!message) throw new NotFound(`no message ${id}`);
    return message;
  }

  private async post(
    tx: Transaction,
    to: Pick<Message, 'address' | 'locale' | 'accountId' | 'template'>,
    written: Written,
  ): Promise<void> {
    const { jobs, clock, deliver } = this.parts;
    const isSent = deliver !== undefined && to.address !== '';
    const state = isSent ? 'waiting' : 'kept';
    const id = await store.addMessage(tx, { ...written, ...to, state, createdAt: clock().toISOString() });
    if (isSent) await jobs.add(tx, { kind: jobKind, data: { id } });
  }

  private async deliverOne(id: number, job: Job): Promise<void> {
    const { database, clock, deliver } = this.parts;
    const message = await store.findMessage(database.reader, id);
    if (!message || message.state === 'sent') return;
    try {
      if (!deliver) throw new Error('no mail server is configured any more');
      await deliver(message);
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, longestError);
      const state = job.isLast ? 'failed' : 'waiting';
      await database.transaction((tx) => store.noteState(tx, id, { state, error: reason }));
      throw error;
    }
    const now = clock();
    const before = new Date(now.getTime() - daysKept * 24 * 60 * 60_000).toISOString();
    await database.transaction(async (tx) => {
      await store.noteSent(tx, id, now.toISOString());
      await store.forgetMessages(tx, before);
    });
  }
}

const toReader = ({ email, locale }: Recipient): { address: string; locale: Locale } => ({
  address: email ?? '',
  locale,
});
