import type { Problem } from '../../../errors.ts';
import type { Proposal } from '../../../accounts/index.ts';
import type { HeldForm } from '../../forms/held.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { qrCode } from '../records/share/qr-code.ts';
import { accountHead, accountProblems } from './sign-in-page.ts';

/** A drawing of `partials/qr.hbs`. */
export function qrOf(address: string) {
  const { path, size } = qrCode(address);
  return { path, box: size + 8 };
}

interface SecondFactor {
  proposal: Proposal;
  next: string | undefined;
  /** A form that was typed before signing in was over. */
  held: string;
  /** The password is asked for again. */
  asksPassword: boolean;
  problems?: readonly Problem[];
}

/** View model of `pages/account/second-factor`. */
export function secondFactorPage(
  context: PageContext,
  { proposal, next, held, asksPassword, problems = [] }: SecondFactor,
) {
  return {
    page: accountHead(context, 'second-factor', problems.length > 0),
    action: paths.secondFactor(context.locale),
    next: next ?? '',
    held,
    qr: qrOf(proposal.address),
    // In fours: it is typed by hand.
    secret: proposal.secret.replace(/(.{4})(?=.)/g, '$1 '),
    asksPassword,
    problems: accountProblems(context, ['code', 'current'], problems),
  };
}

/** View model of `pages/account/recovery-codes`: shown this once. */
export const recoveryCodesPage = (
  context: PageContext,
  codes: readonly string[],
  { next, held }: { next: string | undefined; held: HeldForm | undefined },
) => ({
  page: { ...accountHead(context, 'recovery-codes'), scripts: ['js/print.js'] },
  codes,
  next: next ?? paths.myAccount(context.locale),
  held: held ?? null,
});
