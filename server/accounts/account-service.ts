import type { Database, Transaction } from '../database/index.ts';
import { Conflict, InvalidInput, NotFound } from '../errors.ts';
import type { Account } from './account.ts';
import * as store from './account-store.ts';
import type { AccountValues, StoredAccount } from './account-store.ts';
import type { AuditTrail } from './audit/audit-trail.ts';
import type { SessionService } from './signing-in/session-service.ts';
import { hashPassword } from './signing-in/passwords.ts';
import { nameProblem, userNameProblem } from './user-name.ts';

interface Parts {
  database: Database;
  audit: AuditTrail;
  sessions: SessionService;
  clock: () => Date;
}

/** The accounts, for those who run the library. */
export class AccountService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Rejects with NotFound. */
  async getAccount(id: number): Promise<StoredAccount> {
    const account = Number.isSafeInteger(id) && (await store.findAccount(this.parts.database.reader, id));
    if (!account) throw new NotFound(`no account ${id}`);
    return account;
  }

  /** Every account, by name. */
  listAccounts(): Promise<StoredAccount[]> {
    return store.listAccounts(this.parts.database.reader);
  }

  /**
   * Makes an account, without a way in unless `password` is given. Rejects with InvalidInput, and with Conflict where
   * the user name is taken.
   */
  async create(by: Account | undefined, values: AccountValues, password?: string): Promise<StoredAccount> {
    const hashed = password === undefined ? null : await hashPassword(password);
    return this.parts.database.transaction(async (tx) => {
      const account = await this.createIn(tx, by, values);
      await store.changeCredentials(tx, account.id, { password_hash: hashed });
      return { ...account, passwordHash: hashed };
    });
  }

  /** As `create`, as a part of `tx`. */
  async createIn(tx: Transaction, by: Account | undefined, values: AccountValues): Promise<StoredAccount> {
    checkValues(values);
    const id = await store.addAccount(tx, values, this.parts.clock().toISOString());
    if (id === undefined) throw new Conflict(`user name ${values.userName} is taken`);
    await this.parts.audit.record(tx, {
      by,
      action: 'account.created',
      subject: `account ${id}`,
      details: { name: values.name, roles: values.roles },
    });
    return (await store.findAccount(tx, id))!;
  }
}

function checkValues(values: AccountValues): void {
  const problems = [nameProblem('name', values.name), userNameProblem(values.userName)].filter(
    (problem) => problem !== undefined,
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}
