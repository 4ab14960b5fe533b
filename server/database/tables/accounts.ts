import type { Generated } from 'kysely';

export interface OfficesTable {
  id: Generated<number>;
  /** Empty where it has no name in that language. */
  name_ar: string;
  name_en: string;
  /** Code of an organisation type. */
  kind: string;
  /** Code; empty for a body of no governorate. */
  governorate: string;
  closed_at: string | null;
  created_at: string;
}

export interface AccountsTable {
  id: Generated<number>;
  /** What is typed to sign in, folded: an e-mail address, or a name like a telephone number. */
  user_name: string;
  email: string | null;
  name: string;
  locale: string;
  /** Codes with commas between them, here and in the limits of a reviewer. */
  roles: string;
  office_id: number | null;
  governorates: string;
  sectors: string;
  /** Null until the invitation is accepted. */
  password_hash: string | null;
  totp_secret: string | null;
  /** The newest step of thirty seconds whose code was used: none is taken twice. */
  totp_step: number | null;
  disabled_at: string | null;
  signed_in_at: string | null;
  created_at: string;
  /** "at-once", "daily" or "needed": how they want to be told of things. */
  notices: Generated<string>;
}

/** Of each secret only its SHA-256 is kept, as the id. */
interface SecretOfAccountTable {
  id: string;
  account_id: number | null;
}

export interface SessionsTable extends SecretOfAccountTable {
  /** "whole", or what is still to come: "code", "set-up". */
  stage: string;
  device: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
}

export interface OneTimeLinksTable extends SecretOfAccountTable {
  purpose: string;
  created_at: string;
  expires_at: string;
}

export interface SignInAttemptsTable {
  id: string;
  started_at: string;
  count: number;
}

export interface AuditTrailTable {
  seq: number;
  at: string;
  actor_id: number | null;
  actor: string;
  action: string;
  subject: string;
  details: string;
  previous: string;
  hash: string;
}

/** The tables of `0003-accounts`. */
export interface AccountsSchema {
  offices: OfficesTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  one_time_links: OneTimeLinksTable;
  recovery_codes: SecretOfAccountTable;
  sign_in_attempts: SignInAttemptsTable;
  audit_trail: AuditTrailTable;
}
