import type { Problem } from '../../../errors.ts';
import { advised, shortest, type OneTimeLink } from '../../../accounts/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { accountHead, accountProblems } from './sign-in-page.ts';

interface Welcome {
  link: OneTimeLink;
  secret: string;
  typed?: { name: string; userName: string };
  problems?: readonly Problem[];
}

/** View model of `pages/account/welcome`: for the first administrator, an invitation, a new password. */
export function welcomePage(context: PageContext, { link, secret, typed, problems = [] }: Welcome) {
  const { purpose, account } = link;
  return {
    page: accountHead(context, `welcome.${purpose}`, problems.length > 0),
    title: context.t(`account:welcome.${purpose}.title`),
    lead: `account:welcome.${purpose}.lead`,
    known: account?.name ?? '',
    action: paths.welcome(context.locale),
    secret,
    isFirst: account === undefined,
    name: account?.name ?? typed?.name ?? '',
    userName: account?.userName ?? typed?.userName ?? '',
    shortest,
    advised,
    problems: accountProblems(context, ['name', 'userName', 'password'], problems),
  };
}

/** View model of `pages/account/forgotten`. */
export const forgottenPage = (context: PageContext, { isSent = false, isDelivering = true }) => ({
  page: accountHead(context, 'forgotten'),
  action: paths.forgotten(context.locale),
  isSent,
  isDelivering,
});
