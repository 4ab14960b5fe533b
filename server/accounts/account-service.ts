import type { Database, Transaction } from '../database/index.ts';
import { Conflict, InvalidInput, NotFound, type Problem } from '../errors.ts';
import { needsSecondFactor, type Account } from './account.ts';
import * as store from './account-store.ts';
import type { AccountValues, StoredAccount } from './account-store.ts';
import type { AuditTrail } from './audit/audit-trail.ts';
import type { SessionService } from './signing-in/session-service.ts';
import { replaceRecoveryCodes } from './signing-in/recovery-code-store.ts';
import { hashPassword } from './signing-in/passwords.ts';
import { isEmail, nameProblem, userNameProblem } from './user-name.ts';

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

  /** @param userName as `foldUserName` gives it */
  findByUserName(userName: string): Promise<StoredAccount | undefined> {
    return store.findAccountByUserName(this.parts.database.reader, userName);
  }

  /** Every account, by name. */
  listAccounts(): Promise<StoredAccount[]> {
    return store.listAccounts(this.parts.database.reader);
  }

  /** What is wrong with `values`, all at once. */
  problemsOf({ name, userName, email, roles, officeId }: AccountValues): Problem[] {
    const problems = [nameProblem('name', name), userNameProblem(userName)];
    if (email !== null && !isEmail(email.toLowerCase()))
      problems.push({ path: 'email', code: 'email.malformed' });
    if (roles.length === 0) problems.push({ path: 'roles', code: 'roles.missing' });
    // What they write belongs to their office.
    if (roles.includes('contributor') && officeId === null)
      problems.push({ path: 'officeId', code: 'office.missing' });
    return problems.filter((problem) => problem !== undefined);
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
    this.check(values);
    const id = await store.addAccount(tx, values, this.parts.clock().toISOString());
    if (id === undefined) throw new Conflict(`user name ${values.userName} is taken`);
    const { name, roles } = values;
    await this.record(tx, by, 'created', id, { name, roles });
    return (await store.findAccount(tx, id))!;
  }

  /**
   * Sessions end where the account may do something else from now on. Rejects with NotFound, InvalidInput, and
   * Conflict where the user name is taken.
   */
  async change(by: Account, id: number, values: AccountValues): Promise<void> {
    const before = await this.getAccount(id);
    this.check(values);
    const taken = await this.findByUserName(values.userName);
    if (taken && taken.id !== id) throw new Conflict(`user name ${values.userName} is taken`);
    await this.parts.database.transaction(async (tx) => {
      await store.changeAccount(tx, id, values);
      if (before.roles.includes('administrator')) await this.checkSomebodyLeft(tx);
      if (rightsOf(before) !== rightsOf(values)) await this.parts.sessions.endAll(tx, id);
      const { name, roles, officeId, governorates, sectors } = values;
      await this.record(tx, by, 'changed', id, { name, roles, officeId, governorates, sectors });
    });
  }

  /** Nobody signs in to it any more, and whoever is signed in is not. Rejects with NotFound and InvalidInput. */
  async disable(by: Account | undefined, id: number): Promise<void> {
    const { roles } = await this.getAccount(id);
    await this.parts.database.transaction(async (tx) => {
      await store.changeCredentials(tx, id, { disabled_at: this.parts.clock().toISOString() });
      if (roles.includes('administrator')) await this.checkSomebodyLeft(tx);
      await this.parts.sessions.endAll(tx, id);
      await this.record(tx, by, 'disabled', id);
    });
  }

  async enable(by: Account | undefined, id: number): Promise<void> {
    await this.getAccount(id);
    await this.parts.database.transaction(async (tx) => {
      await store.changeCredentials(tx, id, { disabled_at: null });
      await this.record(tx, by, 'enabled', id);
    });
  }

  /** For somebody who has lost the telephone and the recovery codes: the next sign-in joins a new one. */
  async forgetSecondFactor(by: Account | undefined, id: number): Promise<void> {
    await this.getAccount(id);
    await this.parts.database.transaction(async (tx) => {
      await store.changeCredentials(tx, id, { totp_secret: null, totp_step: null });
      await replaceRecoveryCodes(tx, id, []);
      await this.parts.sessions.endAll(tx, id);
      await this.record(tx, by, 'second-factor-forgotten', id);
    });
  }

  private check(values: AccountValues): void {
    const problems = this.problemsOf(values);
    if (problems.length > 0) throw new InvalidInput(problems);
  }

  /** The library is never left without somebody to run it. */
  private async checkSomebodyLeft(tx: Transaction): Promise<void> {
    if (!(await store.hasAdministrator(tx)))
      throw new InvalidInput([{ path: 'roles', code: 'administrator.last' }]);
  }

  private record(
    tx: Transaction,
    by: Account | undefined,
    done: string,
    id: number,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    return this.parts.audit.record(tx, { by, action: `account.${done}`, subject: `account ${id}`, details });
  }
}

/** What decides what an account may do, as one text. */
const rightsOf = ({ roles, officeId, governorates, sectors }: AccountValues): string =>
  JSON.stringify([roles, officeId, governorates, sectors, needsSecondFactor(roles)]);
