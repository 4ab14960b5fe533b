import type { Database } from '../../database/index.ts';
import { needsSecondFactor } from '../account.ts';
import * as accounts from '../account-store.ts';
import { foldUserName } from '../user-name.ts';
import { passwordMatches } from './passwords.ts';
import type { SessionService } from './session-service.ts';
import type { SessionStage } from './session.ts';

interface Parts {
  database: Database;
  sessions: SessionService;
  clock: () => Date;
  /** Off for showing the library to people: then a password is enough for everybody. */
  secondFactor: boolean;
}

/** What somebody typed to sign in, and from where. */
export interface Attempt {
  userName: string;
  password: string;
  /** Of the network. */
  address: string;
  device: string;
}

export type SignInOutcome = { kind: 'begun'; secret: string; stage: SessionStage } | { kind: 'refused' };

/** Signing in: by user name and password, and by a code of the telephone where the account's roles ask for it. */
export class SignInService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Nothing in the answer, nor how long it takes, tells whether there is an account of that name. */
  async signIn({ userName, password, device }: Attempt): Promise<SignInOutcome> {
    const { database, sessions, clock } = this.parts;
    const account = await accounts.findAccountByUserName(database.reader, foldUserName(userName));
    const isRight = await passwordMatches(account?.passwordHash ?? null, password);
    if (!account || !isRight || account.disabledAt !== null) return { kind: 'refused' };
    const stage = this.stageAfterPassword(account);
    const secret = await database.transaction(async (tx) => {
      await accounts.changeCredentials(tx, account.id, { signed_in_at: clock().toISOString() });
      return sessions.begin(tx, account, { stage, device });
    });
    return { kind: 'begun', secret, stage };
  }

  private stageAfterPassword({ totpSecret, roles }: accounts.StoredAccount): SessionStage {
    if (!this.parts.secondFactor) return 'whole';
    if (totpSecret !== null) return 'code';
    return needsSecondFactor(roles) ? 'set-up' : 'whole';
  }
}
