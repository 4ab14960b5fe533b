import type { Database, Transaction } from '../../database/index.ts';
import { needsSecondFactor, type Account } from '../account.ts';
import * as accounts from '../account-store.ts';
import type { StoredAccount } from '../account-store.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { hashOf } from '../secrets.ts';
import { foldUserName } from '../user-name.ts';
import { networkOf, type AttemptService, type Counted } from './attempt-service.ts';
import { passwordMatches } from './passwords.ts';
import { takeRecoveryCode } from './recovery-code-store.ts';
import { foldRecoveryCode, isRecoveryCode, stepOfCode } from './second-factor.ts';
import type { SessionService } from './session-service.ts';
import type { Session, SessionStage } from './session.ts';

interface Parts {
  database: Database;
  sessions: SessionService;
  attempts: AttemptService;
  audit: AuditTrail;
  clock: () => Date;
  /** Off for showing the library to people: then a password is enough for everybody. */
  secondFactor: boolean;
}

/** From where somebody signs in. */
export interface Place {
  /** Of the network. */
  address: string;
  /** What the browser says of itself. */
  device: string;
  /** What it was given when it signed in before, if it did. */
  deviceToken: string | undefined;
}

export type SignInOutcome =
  | { kind: 'begun'; secret: string; stage: SessionStage; deviceToken: string; account: Account }
  | { kind: 'refused' }
  | { kind: 'too-many'; until: Date };

/** Signing in: by user name and password, and by a code of the telephone where the account's roles ask for it. */
export class SignInService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Nothing in the answer, nor how long it takes, tells whether there is an account of that name. */
  async signIn(typed: { userName: string; password: string }, place: Place): Promise<SignInOutcome> {
    const { database, attempts } = this.parts;
    const userName = foldUserName(typed.userName);
    const account = await accounts.findAccountByUserName(database.reader, userName);
    const counted = this.countedBy(userName, account, place);
    const refusal = await attempts.begin(counted);
    if (refusal) return { kind: 'too-many', until: refusal.until };
    const isRight = await passwordMatches(account?.passwordHash ?? null, typed.password);
    if (!account || !isRight || account.disabledAt !== null) return { kind: 'refused' };
    return database.transaction(async (tx) => {
      await attempts.succeed(tx, counted);
      return this.beginSession(tx, account, this.stageAfterPassword(account), place.device);
    });
  }

  /** The code of the telephone, or one of the recovery codes. Each is taken once. */
  async confirm(session: Session, code: string, place: Place): Promise<SignInOutcome> {
    const { database, attempts, sessions, clock } = this.parts;
    const { id } = session.account;
    const counted: Counted = [['code', `${id} ${networkOf(place.address)}`]];
    const refusal = await attempts.begin(counted);
    if (refusal) return { kind: 'too-many', until: refusal.until };
    return database.transaction(async (tx): Promise<SignInOutcome> => {
      const account = (await accounts.findAccount(tx, id))!;
      const step = stepOfCode(account.totpSecret ?? '', code, clock());
      const isNew = step !== undefined && step > (account.totpStep ?? 0);
      if (isNew) await accounts.changeCredentials(tx, id, { totp_step: step });
      else if (!(await this.takeRecovery(tx, account, code))) return { kind: 'refused' };
      await attempts.succeed(tx, counted);
      await sessions.endIn(tx, session.id);
      return this.beginSession(tx, account, 'whole', place.device);
    });
  }

  /** Signs somebody in whose password has just been set. */
  enter(account: StoredAccount, device: string): Promise<SignInOutcome> {
    return this.parts.database.transaction((tx) =>
      this.beginSession(tx, account, this.stageAfterPassword(account), device),
    );
  }

  /** Begins a whole session, or one that still lacks something, as a part of `tx`. */
  async beginSession(
    tx: Transaction,
    account: StoredAccount,
    stage: SessionStage,
    device: string,
  ): Promise<SignInOutcome> {
    const { sessions, clock, audit } = this.parts;
    if (stage === 'whole') {
      await accounts.changeCredentials(tx, account.id, { signed_in_at: clock().toISOString() });
      await audit.record(tx, { by: account, action: 'account.signed-in', subject: `account ${account.id}` });
    }
    const secret = await sessions.begin(tx, account, { stage, device });
    const deviceToken = sessions.deviceToken(account.id);
    return { kind: 'begun', secret, stage, deviceToken, account: accounts.toAccount(account) };
  }

  /** What is missing once the password was right. */
  private stageAfterPassword({ totpSecret, roles }: StoredAccount): SessionStage {
    if (!this.parts.secondFactor) return 'whole';
    if (totpSecret !== null) return 'code';
    return needsSecondFactor(roles) ? 'set-up' : 'whole';
  }

  /**
   * Whoever tries names from one address is held back by it. Who tries one name from many addresses is held back by
   * that name, but its owner's browser, which signed in before, is counted by itself.
   */
  private countedBy(userName: string, account: StoredAccount | undefined, place: Place): Counted {
    const { sessions } = this.parts;
    const network = networkOf(place.address);
    const isKnown =
      account !== undefined &&
      place.deviceToken !== undefined &&
      sessions.isDeviceTokenOf(account.id, place.deviceToken);
    if (isKnown) return [['device', place.deviceToken!]];
    return [
      ['address', network],
      ['pair', `${userName} ${network}`],
      ['account', userName],
    ];
  }

  private async takeRecovery(tx: Transaction, account: StoredAccount, code: string): Promise<boolean> {
    if (!isRecoveryCode(code)) return false;
    const isTaken = await takeRecoveryCode(tx, account.id, hashOf(foldRecoveryCode(code)));
    if (isTaken) {
      await this.parts.audit.record(tx, {
        by: account,
        action: 'account.recovery-code-used',
        subject: `account ${account.id}`,
      });
    }
    return isTaken;
  }
}
