import type { Account, AuditTrail } from '../accounts/index.ts';
import type { Database } from '../database/index.ts';
import type { MailService, Message } from '../mail/index.ts';

interface Parts {
  database: Database;
  mail: MailService;
  audit: AuditTrail;
}

/** The messages that were written, for those who hand them over where there is no mail server. */
export class OutboxService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get isDelivering(): boolean {
    return this.parts.mail.isDelivering;
  }

  /** The newest first, at most 200. */
  listMessages(): Promise<Message[]> {
    return this.parts.mail.listMessages();
  }

  /** Reading a message of somebody else is written down. Rejects with NotFound. */
  async read(by: Account, id: number): Promise<Message> {
    const { database, mail, audit } = this.parts;
    const message = await mail.getMessage(id);
    if (message.accountId !== by.id) {
      await database.transaction((tx) =>
        audit.record(tx, { by, action: 'message.read', subject: `message ${id}` }),
      );
    }
    return message;
  }
}
