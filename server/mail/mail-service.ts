import type { Database, Reader, Transaction } from '../database/index.ts';
import { NotFound } from '../errors.ts';
import type { Job, JobService } from '../jobs/index.ts';
import type { Locale } from '../language/index.ts';
import type { Deliver, Message, MessageValues, Recipient, WriteMessage } from './message.ts';
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

/** Messages to people. They are written with what they tell of, and sent afterwards. */
export class MailService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    parts.jobs.register(jobKind, (data, job) => this.deliverOne((data as { id: number }).id, job));
  }

  /** Whether messages go out by themselves. */
  get isDelivering(): boolean {
    return this.parts.deliver !== undefined;
  }

  /** Writes a message as a part of `tx`; it is sent when that is done. */
  async send(tx: Transaction, { to, template, values = {} }: NewMessage): Promise<void> {
    const { jobs, clock, write, findRecipient, deliver } = this.parts;
    const recipient = typeof to === 'number' ? await findRecipient(tx, to) : undefined;
    if (typeof to === 'number' && !recipient) throw new NotFound(`no account ${to}`);
    const { address, locale } = typeof to === 'number' ? toReader(recipient!) : to;
    const isSent = deliver !== undefined && address !== '';
    const id = await store.addMessage(tx, {
      ...write(locale, template, { name: recipient?.name ?? '', ...values }),
      address,
      accountId: recipient?.id ?? null,
      template,
      locale,
      state: isSent ? 'waiting' : 'kept',
      createdAt: clock().toISOString(),
    });
    if (isSent) await jobs.add(tx, { kind: jobKind, data: { id } });
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
