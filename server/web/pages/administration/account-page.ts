import {
  roles,
  type AccountValues,
  type HandedLink,
  type Office,
  type StoredAccount,
} from '../../../accounts/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText, locales } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { qrOf } from '../account/second-factor-page.ts';
import { adminFrame, adminProblems, doneText } from './administration-page.ts';

const emptyAccount: AccountValues = {
  userName: '',
  email: null,
  name: '',
  locale: 'ar',
  roles: ['contributor'],
  officeId: null,
  governorates: [],
  sectors: [],
};

interface Form {
  /** Undefined for somebody new. */
  account: StoredAccount | undefined;
  typed?: AccountValues;
  offices: readonly Office[];
  vocabularies: Vocabularies;
  problems?: readonly Problem[];
  done?: unknown;
}

/** View model of `pages/administration/account`. */
export function accountPage(context: PageContext, form: Form) {
  const { t, locale } = context;
  const { account, offices, vocabularies, problems = [] } = form;
  const values = form.typed ?? account ?? emptyAccount;
  const title = account ? account.name : t('admin:accounts.new');
  const choices = (name: 'governorates' | 'sectors') =>
    vocabularies.get(name).terms.map((term) => ({
      code: term.code,
      label: term[locale],
      chosen: values[name].includes(term.code),
    }));
  const act = (action: string): string => paths.adminAccountAction(locale, account?.id ?? 0, action);
  return {
    ...adminFrame(context, 'accounts', title, problems.length > 0),
    done: doneText(context, form.done),
    isNew: account === undefined,
    action: account ? paths.adminAccount(locale, account.id) : paths.adminAccounts(locale),
    values: { ...values, email: values.email === values.userName ? '' : (values.email ?? '') },
    roles: roles.map((role) => ({
      code: role,
      label: t(`account:role.${role}`),
      meaning: t(`admin:role.${role}`),
      chosen: values.roles.includes(role),
    })),
    offices: offices
      .filter(({ id, closedAt }) => closedAt === null || id === values.officeId)
      .map(({ id, name }) => ({
        id,
        label: localText(name, locale)?.text ?? '',
        chosen: id === values.officeId,
      })),
    governorates: choices('governorates'),
    sectors: choices('sectors'),
    hasLimits: values.governorates.length + values.sectors.length > 0,
    languages: locales.map((code) => ({
      code,
      label: t(`account:my.language.${code}`),
      chosen: code === values.locale,
    })),
    state: account ? stateOf(account) : '',
    stateText: account ? t(`admin:state.${stateOf(account)}`) : '',
    hasSecondFactor: account ? account.totpSecret !== null : false,
    signedInAt: account?.signedInAt ?? '',
    acts: { link: act('link'), disable: act('disable'), enable: act('enable'), forget: act('forget-phone') },
    problems: adminProblems(context, ['name', 'userName', 'email', 'roles', 'officeId'], problems),
  };
}

type AccountState = 'disabled' | 'invited' | 'active';

const stateOf = ({ disabledAt, passwordHash }: StoredAccount): AccountState =>
  disabledAt !== null ? 'disabled' : passwordHash === null ? 'invited' : 'active';

/** View model of `pages/administration/accounts`. */
export function accountsPage(
  context: PageContext,
  accounts: readonly StoredAccount[],
  offices: readonly Office[],
) {
  const { t, locale } = context;
  const names = new Map(offices.map(({ id, name }) => [id, name]));
  return {
    ...adminFrame(context, 'accounts'),
    accounts: accounts.map((account) => {
      const state = stateOf(account);
      return {
        href: paths.adminAccount(locale, account.id),
        name: account.name,
        userName: account.userName,
        roles: account.roles.map((role) => t(`account:role.${role}`)).join(t('account:comma')),
        office: account.officeId === null ? null : (names.get(account.officeId) ?? null),
        isActive: state === 'active',
        state: t(`admin:state.${state}`),
        signedInAt: account.signedInAt ?? '',
      };
    }),
  };
}

/** View model of `pages/administration/link`: shown this once, to be handed over. */
export const handedPage = (context: PageContext, { account, purpose, address, isSent }: HandedLink) => ({
  ...adminFrame(context, 'accounts', context.t(`admin:link.${purpose}.title`)),
  page: {
    ...adminFrame(context, 'accounts', context.t(`admin:link.${purpose}.title`)).page,
    scripts: ['js/print.js'],
  },
  name: account.name,
  userName: account.userName,
  address,
  qr: qrOf(address),
  isSent,
  lasts: context.t(`admin:link.${purpose}.lasts`),
  back: paths.adminAccount(context.locale, account.id),
});
