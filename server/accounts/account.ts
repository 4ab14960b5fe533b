import type { Locale } from '../language/index.ts';

/** What people do here, besides reading. One account may have several. */
export const roles = ['contributor', 'translator', 'reviewer', 'facilitator', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

/** Somebody who is signed in. */
export interface Account {
  id: number;
  name: string;
  locale: Locale;
  roles: readonly Role[];
  /** The office whose records they write. */
  officeId: number | null;
  /** The governorates and sectors that a reviewer is limited to; empty for all. */
  governorates: readonly string[];
  sectors: readonly string[];
}

/** These see what others have not published, or decide for them: a password alone is not enough. */
const guarded: readonly Role[] = ['reviewer', 'facilitator', 'administrator'];

export const needsSecondFactor = (of: readonly Role[]): boolean => of.some((role) => guarded.includes(role));
