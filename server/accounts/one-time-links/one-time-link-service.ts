import type { Database, Transaction } from '../../database/index.ts';
import { InvalidInput, NotFound, type Problem } from '../../errors.ts';
import type { Locale } from '../../language/index.ts';
import type { MailService } from '../../mail/index.ts';
import type { Account } from '../account.ts';
import * as accounts from '../account-store.ts';
import type { StoredAccount } from '../account-store.ts';
import type { AccountService } from '../account-service.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { passwordProblem } from '../signing-in/password-rules.ts';
import { hashPassword } from '../signing-in/passwords.ts';
import type { SessionService } from '../signing-in/session-service.ts';
import { foldUserName, isEmail } from '../user-name.ts';
import { handedOverLasts, lasts, type LinkPurpose, type OneTimeLink } from './one-time-link.ts';
import * as store from './one-time-link-store.ts';

interface Parts {
  database: Database;
  accounts: AccountService;
  sessions: SessionService;
  audit: AuditTrail;
  mail: MailService;
  clock: () => Date;
}

/** The address that a secret is opened at. */
export type LinkTo = (purpose: LinkPurpose, secret: string) => string;

/** A link in the hands of an administrator, who sees it this once. */
export interface HandedLink {
  account: StoredAccount;
  purpose: LinkPurpose;
  address: string;
  /** Whether it is also on its way by e-mail. */
  isSent: boolean;
}

/** What somebody fills in who was given a link. */
export interface Redeemed {
  password: string;
  locale: Locale;
  /** Of the first administrator alone. */
  name: string;
  userName: string;
}

/** One administrator is made first, however many open the link at once. */
const turn = 'first-administrator';

/** Links that open one door once: to the first account, to an account that was made for somebody, to a new password. */
export class OneTimeLinkService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Whether links find their way by e-mail. */
  get isDelivering(): boolean {
    return this.parts.mail.isDelivering;
  }

  /**
   * The secret of a new link, as a part of `tx`; older ones for the same open nothing any more.
   * @param lasting milliseconds, where not as usual
   */
  async issue(
    tx: Transaction,
    purpose: LinkPurpose,
    accountId: number | null,
    lasting = lasts[purpose],
  ): Promise<string> {
    const secret = newSecret();
    const now = this.parts.clock();
    const expiresAt = new Date(now.getTime() + lasting).toISOString();
    await store.replaceLink(tx, hashOf(secret), { accountId, purpose, expiresAt, now: now.toISOString() });
    return secret;
  }

  /** The secret of the first administrator's link; undefined where somebody can already run the library. */
  async issueFirst(): Promise<string | undefined> {
    const { database } = this.parts;
    return database.transaction(async (tx) =>
      (await accounts.hasAdministrator(tx)) ? undefined : this.issue(tx, 'first-administrator', null),
    );
  }

  /**
   * Makes an account for somebody and sends them a link to it, where they have an e-mail address. Rejects with
   * InvalidInput, and with Conflict where the user name is taken.
   */
  invite(by: Account | undefined, values: accounts.AccountValues, linkTo: LinkTo): Promise<HandedLink> {
    return this.parts.database.transaction(async (tx) => {
      const account = await this.parts.accounts.createIn(tx, by, values);
      return this.handIn(tx, account, linkTo);
    });
  }

  /** A new link to an account, for whoever has lost theirs or has forgotten the password. Rejects with NotFound. */
  async handOver(by: Account | undefined, id: number, linkTo: LinkTo): Promise<HandedLink> {
    const account = await this.parts.accounts.getAccount(id);
    return this.parts.database.transaction(async (tx) => {
      const handed = await this.handIn(tx, account, linkTo);
      const details = { purpose: handed.purpose };
      await this.parts.audit.record(tx, {
        by,
        action: 'account.link-made',
        subject: `account ${id}`,
        details,
      });
      return handed;
    });
  }

  /** Sends a link for a new password, where there is such an account with an e-mail address; says nothing of it. */
  async sendReset(userName: string, linkTo: LinkTo): Promise<void> {
    const { database, mail, audit } = this.parts;
    const account = await accounts.findAccountByUserName(database.reader, foldUserName(userName));
    if (account?.disabledAt !== null || account.email === null) return;
    await database.transaction(async (tx) => {
      const purpose = purposeFor(account);
      const link = linkTo(purpose, await this.issue(tx, purpose, account.id));
      await mail.send(tx, { to: account.id, template: purpose, values: { link } });
      await audit.record(tx, {
        by: undefined,
        action: 'account.reset-asked',
        subject: `account ${account.id}`,
      });
    });
  }

  /** What a link opens, while it does. */
  async find(secret: string): Promise<OneTimeLink | undefined> {
    const { reader } = this.parts.database;
    const link = await store.findLink(reader, hashOf(secret), this.now());
    if (!link) return undefined;
    const { purpose, accountId, expiresAt } = link;
    if (accountId === null) {
      return (await accounts.hasAdministrator(reader))
        ? undefined
        : { purpose, account: undefined, expiresAt };
    }
    const account = await accounts.findAccount(reader, accountId);
    return account?.disabledAt === null ? { purpose, account, expiresAt } : undefined;
  }

  /**
   * Takes the link and sets the password; all sessions of the account end. Rejects with NotFound where the link
   * opens nothing (any more), with InvalidInput where the password cannot be taken, and with Conflict where the
   * first administrator's user name is taken; the link stays then.
   */
  async redeem(secret: string, given: Redeemed): Promise<StoredAccount> {
    const link = await this.find(secret);
    if (!link) throw new NotFound('no such link');
    const personal = link.account ? [link.account.name, link.account.userName] : [given.name, given.userName];
    const problem = await passwordProblem(given.password, personal);
    const problems = [...(link.account ? [] : this.parts.accounts.problemsOf(newcomer(given))), problem];
    const found = problems.filter((one): one is Problem => one !== undefined);
    if (found.length > 0) throw new InvalidInput(found);
    const hashed = await hashPassword(given.password);
    return this.parts.database.transaction(async (tx) => {
      await this.parts.database.takeTurn(tx, turn);
      if (!(await store.takeLink(tx, hashOf(secret), this.now()))) throw new NotFound('no such link');
      const account = link.account ?? (await this.makeFirst(tx, given));
      await this.setPassword(tx, account, hashed, link.purpose);
      return (await accounts.findAccount(tx, account.id))!;
    });
  }

  /** Numbers of the accounts whose invitation can still be accepted. */
  listInvited(): Promise<number[]> {
    return store.listInvited(this.parts.database.reader, this.now());
  }

  private now(): string {
    return this.parts.clock().toISOString();
  }

  private async handIn(tx: Transaction, account: StoredAccount, linkTo: LinkTo): Promise<HandedLink> {
    const { mail } = this.parts;
    const purpose = purposeFor(account);
    const lasting = purpose === 'reset' ? handedOverLasts : undefined;
    const address = linkTo(purpose, await this.issue(tx, purpose, account.id, lasting));
    const isSent = account.email !== null && mail.isDelivering;
    if (isSent) await mail.send(tx, { to: account.id, template: purpose, values: { link: address } });
    return { account, purpose, address, isSent };
  }

  private async makeFirst(tx: Transaction, given: Redeemed): Promise<StoredAccount> {
    if (await accounts.hasAdministrator(tx)) throw new NotFound('there is an administrator');
    return this.parts.accounts.createIn(tx, undefined, newcomer(given));
  }

  private async setPassword(
    tx: Transaction,
    account: Account,
    hashed: string,
    purpose: LinkPurpose,
  ): Promise<void> {
    await accounts.changeCredentials(tx, account.id, { password_hash: hashed });
    await this.parts.sessions.endAll(tx, account.id);
    const action = purpose === 'reset' ? 'account.password-reset' : 'account.invitation-accepted';
    await this.parts.audit.record(tx, { by: account, action, subject: `account ${account.id}` });
  }
}

const purposeFor = ({ passwordHash }: StoredAccount): 'invitation' | 'reset' =>
  passwordHash === null ? 'invitation' : 'reset';

function newcomer({ name, userName, locale }: Redeemed): accounts.AccountValues {
  const folded = foldUserName(userName);
  return {
    userName: folded,
    email: isEmail(folded) ? folded : null,
    name: name.trim(),
    locale,
    roles: ['administrator'],
    officeId: null,
    governorates: [],
    sectors: [],
  };
}
