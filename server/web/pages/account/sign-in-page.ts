import type { Problem } from '../../../errors.ts';
import type { DemoAccount } from '../../../accounts/index.ts';
import type { HeldForm } from '../../forms/held.ts';
import { shownProblems } from '../../forms/shown-problems.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';

/** The head of a page of this area; a page whose form was refused says so in its title. */
export const accountHead = (context: PageContext, name: string, isRefused = false) => {
  const title = context.t(`account:${name}.title`);
  return pageHead(context, {
    title: isRefused ? context.t('account:error.title', { title }) : title,
    description: context.t('account:description'),
    unlisted: true,
  });
};

/** What is wrong with a form of this area. */
export const accountProblems = <F extends string>(
  { t }: PageContext,
  fields: readonly F[],
  problems: readonly Problem[],
) => shownProblems(fields, problems, (code, values) => t(`account:problem.${code}`, values));

interface SignIn {
  userName?: string;
  next: string | undefined;
  problems?: readonly Problem[];
  /** Accounts that everybody may use, where the library is only shown. */
  demo: readonly DemoAccount[];
  /** People may not sign in over this connection: it can be listened to. */
  isOpenToListeners: boolean;
  /** Sent before signing in was found to be over: it goes on with the form. */
  held?: string;
}

/** View model of `pages/account/sign-in`. */
export function signInPage(context: PageContext, { userName = '', next, problems = [], ...rest }: SignIn) {
  const { t, locale } = context;
  return {
    page: accountHead(context, 'sign-in', problems.length > 0),
    action: paths.signIn(locale),
    userName,
    next: next ?? '',
    problems: accountProblems(context, ['userName', 'password'], problems),
    demo: rest.demo.map(({ role, userName: name, password }) => ({
      role: t(`account:role.${role}`),
      name,
      password,
    })),
    isOpenToListeners: rest.isOpenToListeners,
    held: rest.held ?? '',
  };
}

interface Code {
  next: string | undefined;
  held?: string;
  problems?: readonly Problem[];
}

/** View model of `pages/account/code`. */
export const codePage = (context: PageContext, { next, held = '', problems = [] }: Code) => ({
  page: accountHead(context, 'code', problems.length > 0),
  action: paths.signInCode(context.locale),
  next: next ?? '',
  held,
  problems: accountProblems(context, ['code'], problems),
});

/** View model of `pages/account/held`: a form that was typed before signing in was over. */
export const heldPage = (context: PageContext, held: HeldForm) => ({
  page: accountHead(context, 'held'),
  held,
});
