import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';

interface Typed {
  userName: string;
  next: string | undefined;
  /** Name of a text about what went wrong; empty without. */
  problem: string;
}

/** View model of `pages/account/sign-in`. */
export function signInPage(context: PageContext, { userName, next, problem }: Typed) {
  const { t, locale } = context;
  const title = t('account:sign-in.title');
  return {
    page: pageHead(context, {
      title: problem === '' ? title : t('account:error.title', { title }),
      description: t('account:sign-in.description'),
      unlisted: true,
    }),
    action: paths.signIn(locale),
    userName,
    next: next ?? '',
    problem: problem === '' ? '' : t(`account:sign-in.problem.${problem}`),
  };
}
