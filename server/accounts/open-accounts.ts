import type { Database } from '../database/index.ts';
import type { MailService } from '../mail/index.ts';
import { AccountService } from './account-service.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { OfficeService } from './offices/office-service.ts';
import { OneTimeLinkService } from './one-time-links/one-time-link-service.ts';
import { AttemptService } from './signing-in/attempt-service.ts';
import { OwnAccountService } from './signing-in/own-account-service.ts';
import { openSessions } from './signing-in/session-service.ts';
import { SignInService } from './signing-in/sign-in-service.ts';

interface Parts {
  database: Database;
  mail: MailService;
  clock: () => Date;
  /** Off for showing the library to people: then a password is enough for everybody. */
  secondFactor: boolean;
}

/** Everything about people: who they are, how they come in, what they did. */
export async function openAccounts({ database, mail, clock, secondFactor }: Parts) {
  const audit = new AuditTrail(database, clock);
  const sessions = await openSessions(database, clock);
  const attempts = new AttemptService(database, clock);
  const accounts = new AccountService({ database, audit, sessions, clock });
  const signIn = new SignInService({ database, sessions, attempts, audit, clock, secondFactor });
  return {
    audit,
    sessions,
    accounts,
    signIn,
    ownAccount: new OwnAccountService({ database, sessions, signIn, attempts, audit, clock }),
    offices: new OfficeService({ database, audit, clock }),
    links: new OneTimeLinkService({ database, accounts, sessions, audit, mail, clock }),
  };
}

export type People = Awaited<ReturnType<typeof openAccounts>>;
