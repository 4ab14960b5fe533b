import type { Database, Transaction } from '../../database/index.ts';
import { InvalidInput, type Problem } from '../../errors.ts';
import type { Locale } from '../../language/index.ts';
import type { NoticeChoice } from '../../mail/index.ts';
import * as accounts from '../account-store.ts';
import type { StoredAccount } from '../account-store.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { hashOf } from '../secrets.ts';
import type { AttemptService } from './attempt-service.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-code-store.ts';
import { foldRecoveryCode, newRecoveryCodes, stepOfCode, totpAddress } from './second-factor.ts';
import type { SessionService } from './session-service.ts';
import type { Session } from './session.ts';
import type { SignInOutcome, SignInService } from './sign-in-service.ts';

interface Parts {
  database: Database;
  sessions: SessionService;
  signIn: SignInService;
  attempts: AttemptService;
  audit: AuditTrail;
  clock: () => Date;
}

/** What a telephone is joined by. */
export interface Proposal {
  /** Base32, for typing it in. */
  secret: string;
  /** What its camera reads. */
  address: string;
}

/** What people do with their own account. */
export class OwnAccountService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async getOwn({ account }: Session): Promise<StoredAccount & { recoveryCodes: number }> {
    const { reader } = this.parts.database;
    const stored = (await accounts.findAccount(reader, account.id))!;
    return { ...stored, recoveryCodes: await countRecoveryCodes(reader, account.id) };
  }

  /** The language that messages come in. */
  async chooseLocale({ account }: Session, locale: Locale): Promise<void> {
    await this.parts.database.transaction((tx) => accounts.changeLocale(tx, account.id, locale));
  }

  /** How to be told of things. What is gathered already comes with its own message. */
  async chooseNotices({ account }: Session, notices: NoticeChoice): Promise<void> {
    await this.parts.database.transaction((tx) => accounts.changeNotices(tx, account.id, notices));
  }

  /** Ends all other sessions. Rejects with InvalidInput. */
  async changePassword(session: Session, current: string, next: string): Promise<void> {
    const account = await this.checkedOwn(session, current);
    const problem = await passwordProblem(next, [account.name, account.userName]);
    if (problem) throw new InvalidInput([problem]);
    const hashed = await hashPassword(next);
    await this.parts.database.transaction(async (tx) => {
      await accounts.changeCredentials(tx, account.id, { password_hash: hashed });
      await this.parts.sessions.endAll(tx, account.id, session.id);
      await this.record(tx, account, 'account.password-changed');
    });
  }

  async propose(session: Session): Promise<Proposal> {
    const { userName } = await this.getOwn(session);
    const secret = this.parts.sessions.proposedSecret(session.id);
    return { secret, address: totpAddress(secret, userName) };
  }

  /**
   * Joins the account to a telephone that shows `code`, and begins a new, whole session in place of all others.
   * Whoever is already joined to one says their password again. Rejects with InvalidInput.
   */
  async setUpSecondFactor(
    session: Session,
    { code, password, device }: { code: string; password: string; device: string },
  ): Promise<{ outcome: SignInOutcome; recoveryCodes: string[] }> {
    const { database, sessions, signIn, clock } = this.parts;
    const account =
      session.stage === 'whole' ? await this.checkedOwn(session, password) : await this.getOwn(session);
    const secret = sessions.proposedSecret(session.id);
    const step = stepOfCode(secret, code, clock());
    if (step === undefined) throw new InvalidInput([{ path: 'code', code: 'code.wrong' }]);
    return database.transaction(async (tx) => {
      await accounts.changeCredentials(tx, account.id, { totp_secret: secret, totp_step: step });
      const recoveryCodes = await this.replaceCodes(tx, account.id);
      await sessions.endAll(tx, account.id);
      await this.record(tx, account, 'account.second-factor-set');
      return { outcome: await signIn.beginSession(tx, account, 'whole', device), recoveryCodes };
    });
  }

  /** New recovery codes in place of those that were there. Rejects with InvalidInput. */
  async renewRecoveryCodes(session: Session, password: string): Promise<string[]> {
    const account = await this.checkedOwn(session, password);
    return this.parts.database.transaction(async (tx) => {
      await this.record(tx, account, 'account.recovery-codes-renewed');
      return this.replaceCodes(tx, account.id);
    });
  }

  /** Whoever finds a session open is not its owner yet: they say the password, and not often wrongly. */
  private async checkedOwn(session: Session, password: string): Promise<StoredAccount> {
    const { attempts, database } = this.parts;
    const account = await this.getOwn(session);
    const counted = [['device', `session ${session.id}`]] as const;
    const refusal = await attempts.begin(counted);
    const problem: Problem = { path: 'current', code: refusal ? 'current.too-many' : 'current.wrong' };
    if (refusal || !(await passwordMatches(account.passwordHash, password)))
      throw new InvalidInput([problem]);
    await database.transaction((tx) => attempts.succeed(tx, counted));
    return account;
  }

  private async replaceCodes(tx: Transaction, accountId: number): Promise<string[]> {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(
      tx,
      accountId,
      codes.map((code) => hashOf(foldRecoveryCode(code))),
    );
    return codes;
  }

  private record(tx: Transaction, account: StoredAccount, action: string): Promise<void> {
    return this.parts.audit.record(tx, { by: account, action, subject: `account ${account.id}` });
  }
}
