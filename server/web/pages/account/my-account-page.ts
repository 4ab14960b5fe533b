import {
  can,
  noticeChoices,
  type ListedSession,
  type Office,
  type Role,
  type Session,
} from '../../../accounts/index.ts';
import type { Problem } from '../../../errors.ts';
import { formatTime, locales } from '../../../language/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { accountHead, accountProblems } from './sign-in-page.ts';

interface MyAccount {
  session: Session;
  own: {
    userName: string;
    totpSecret: string | null;
    recoveryCodes: number;
    locale: string;
    notices: string;
  };
  office: Office | undefined;
  sessions: readonly ListedSession[];
  /** What was just done, as the name of a text; empty for nothing. */
  done: string;
  problems?: readonly Problem[];
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Chrome · Android", from what a browser says of itself; empty for one that is not known. */
export function deviceName(userAgent: string): string {
  const named = [browsers, systems].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1]);
  return named.filter((name) => name !== undefined).join(' · ');
}

const doneTexts = ['password', 'language', 'session', 'notices'] as const;
export const readDone = (value: unknown): string => doneTexts.find((one) => one === value) ?? '';

/** What somebody may do here, besides their own account. */
const tasksOf = ({ account, locale, t }: PageContext) =>
  can(account, 'accounts.manage') ? [{ href: paths.administration(locale), label: t('admin:title') }] : [];

/** View model of `pages/account/my-account`. */
export function myAccountPage(
  context: PageContext,
  { session, own, office, sessions, done, problems = [] }: MyAccount,
) {
  const { t, locale } = context;
  const { account } = session;
  return {
    page: accountHead(context, 'my', problems.length > 0),
    done: done === '' ? '' : t(`account:my.done.${done}`),
    name: account.name,
    userName: own.userName,
    office: office?.name ?? null,
    roles: account.roles.map((role: Role) => t(`account:role.${role}`)).join(t('account:comma')),
    tasks: tasksOf(context),
    hasSecondFactor: own.totpSecret !== null,
    recoveryCodes: own.recoveryCodes,
    languages: locales.map((code) => ({
      code,
      label: t(`account:my.language.${code}`),
      chosen: code === own.locale,
    })),
    notices: noticeChoices.map((code) => ({
      code,
      label: t(`account:my.notices.${code}`),
      hint: t(`account:my.notices.${code}.hint`),
      chosen: code === own.notices,
    })),
    sessions: sessions.map(({ id, device, createdAt, seenAt }) => ({
      device: deviceName(device) || t('account:my.sessions.unknown'),
      createdAt,
      createdTime: formatTime(createdAt),
      seenAt,
      seenTime: formatTime(seenAt),
      isThis: id === session.id,
      end: paths.endSession(locale, id),
    })),
    problems: accountProblems(context, ['current', 'password'], problems),
  };
}
