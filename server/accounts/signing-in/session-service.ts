import { DatabaseUnusable, settleSetting, type Database, type Transaction } from '../../database/index.ts';
import { needsSecondFactor } from '../account.ts';
import { toAccount, type StoredAccount } from '../account-store.ts';
import { hashOf, isSame, newSecret, seal } from '../secrets.ts';
import {
  idleFor,
  longest,
  seenEvery,
  unfinishedFor,
  type ListedSession,
  type Session,
  type SessionStage,
} from './session.ts';
import { proposedSecret } from './second-factor.ts';
import * as store from './session-store.ts';

const longestDevice = 200;

interface Parts {
  database: Database;
  clock: () => Date;
  /** Of this library alone, and the same in every process of it. */
  key: string;
}

/** Who is signed in, and where. Sessions are kept in the database: restarts and other processes know them. */
export class SessionService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * Begins a session of `account` as a part of `tx`, and gives its secret, for the cookie: it is kept nowhere else.
   * @param device what the browser says of itself
   */
  async begin(
    tx: Transaction,
    account: StoredAccount,
    { stage, device }: { stage: SessionStage; device: string },
  ): Promise<string> {
    const secret = newSecret();
    const now = this.parts.clock();
    const lasts =
      stage === 'whole' ? longest[needsSecondFactor(account.roles) ? 'guarded' : 'plain'] : unfinishedFor;
    await store.deleteExpired(tx, now.toISOString());
    await store.addSession(tx, {
      id: hashOf(secret),
      accountId: account.id,
      stage,
      device: device.slice(0, longestDevice),
      now: now.toISOString(),
      expiresAt: new Date(now.getTime() + lasts).toISOString(),
    });
    return secret;
  }

  /** The session that `secret` opens, where it is not over. */
  async find(secret: string): Promise<Session | undefined> {
    const { database, clock } = this.parts;
    const id = hashOf(secret);
    const stored = await store.findSession(database.reader, id);
    if (stored?.account.disabledAt !== null) return undefined;
    const now = clock();
    const rested = now.getTime() - Date.parse(stored.seenAt);
    const idle = idleFor[needsSecondFactor(stored.account.roles) ? 'guarded' : 'plain'];
    if (stored.expiresAt <= now.toISOString() || rested > idle) return undefined;
    if (rested > seenEvery) await this.noteSeen(id, now);
    return { id, stage: stored.stage, account: toAccount(stored.account) };
  }

  /** Who is signed in goes on reading where nothing can be stored: a full disk. */
  private async noteSeen(id: string, now: Date): Promise<void> {
    try {
      await this.parts.database.transaction((tx) => store.noteSeen(tx, id, now.toISOString()));
    } catch (error) {
      if (!(error instanceof DatabaseUnusable)) throw error;
    }
  }

  /** Those that are whole, the one last seen first. */
  listOf(accountId: number): Promise<ListedSession[]> {
    const { database, clock } = this.parts;
    return store.listSessions(database.reader, accountId, clock().toISOString());
  }

  end(id: string): Promise<void> {
    return this.parts.database.transaction((tx) => store.deleteSession(tx, id));
  }

  /** As `end`, as a part of `tx`. */
  endIn(tx: Transaction, id: string): Promise<void> {
    return store.deleteSession(tx, id);
  }

  /** Ends one of an account's sessions; another's is left alone. */
  async endOne(accountId: number, id: string): Promise<void> {
    const mine = await this.listOf(accountId);
    if (mine.some((session) => session.id === id)) await this.end(id);
  }

  /** Ends all sessions of an account, as a part of `tx`. @param but the session that stays */
  endAll(tx: Transaction, accountId: number, but?: string): Promise<void> {
    return store.deleteSessionsOf(tx, accountId, but);
  }

  /** The word that forms of this browser carry. @param secret of its session, or of its visit */
  csrfToken(secret: string): string {
    return seal(this.parts.key, `form ${secret}`);
  }

  /** The secret that a telephone can be joined by while session `id` lasts. */
  proposedSecret(id: string): string {
    return proposedSecret(this.parts.key, id);
  }

  /** What a browser keeps that has signed in to an account: nobody else can make it. */
  deviceToken(accountId: number): string {
    const text = `${accountId}.${newSecret()}`;
    return `${text}.${seal(this.parts.key, `device ${text}`)}`;
  }

  isDeviceTokenOf(accountId: number, token: string): boolean {
    const [id = '', word = '', sealed = ''] = token.split('.');
    return id === String(accountId) && isSame(seal(this.parts.key, `device ${id}.${word}`), sealed);
  }

  isCsrfToken(secret: string, token: string): boolean {
    return isSame(this.csrfToken(secret), token);
  }
}

/** The sessions of the library in `database`, with the key that all its processes share. */
export async function openSessions(database: Database, clock: () => Date): Promise<SessionService> {
  const key = await database.transaction((tx) => settleSetting(tx, 'sessions.key', newSecret()));
  return new SessionService({ database, clock, key });
}
