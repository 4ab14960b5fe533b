import type { BrowserContext } from 'playwright-core';
import type { AccountValues, Role, StoredAccount } from '../../server/accounts/index.ts';
import type { Application } from './application.ts';

/** Somebody who is signed in, and what their browser holds. */
export interface SignedIn {
  account: StoredAccount;
  /** The value of the Cookie header. */
  cookie: string;
  /** What their forms carry as `_csrf`. */
  csrfToken: string;
  get(path: string): Promise<Response>;
  /** Sends a form, with its token. */
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Response>;
  /** Lets pages of `context` be theirs. */
  enter(context: BrowserContext): Promise<void>;
}

let made = 0;

type Services = Pick<Application['services'], 'accounts' | 'offices'>;

export const makeOffice = ({ offices }: Services, governorate = 'IQ-NI'): Promise<number> =>
  offices.create(undefined, {
    name: { en: 'A test office', ar: 'جهة' },
    kind: 'governorate-office',
    governorate,
  });

/** An account of its own for every call, in an office of its own unless said otherwise. */
export async function makeAccount(
  { services }: { services: Services },
  values: Partial<AccountValues> = {},
  password?: string,
): Promise<StoredAccount> {
  made += 1;
  const account: AccountValues = {
    userName: `member-${made}@tajarib.example`,
    email: `member-${made}@tajarib.example`,
    name: `Member ${made}`,
    locale: 'en',
    roles: ['contributor'],
    officeId: values.officeId === undefined ? await makeOffice(services) : values.officeId,
    governorates: [],
    sectors: [],
    ...values,
  };
  return services.accounts.create(undefined, account, password);
}

/** Signs `account` in, whole: as after the password and the code. */
export async function signIn(application: Application, account: StoredAccount): Promise<SignedIn> {
  const { services, origin } = application;
  const secret = await services.database.transaction((tx) =>
    services.sessions.begin(tx, account, { stage: 'whole', device: 'a test' }),
  );
  const cookie = `session=${secret}`;
  const csrfToken = services.sessions.csrfToken(secret);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
  return {
    account,
    cookie,
    csrfToken,
    get: (path) => ask(path),
    post(path, fields = {}) {
      const body = new URLSearchParams({ _csrf: csrfToken });
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body, headers: { origin } });
    },
    enter: (context) =>
      context.addCookies([{ name: 'session', value: secret, url: origin, httpOnly: true, sameSite: 'Lax' }]),
  };
}

/** Signs somebody new in who has `roles`. */
export async function signInAs(
  application: Application,
  roles: Role | readonly Role[],
  values: Partial<AccountValues> = {},
): Promise<SignedIn> {
  return signIn(application, await makeAccount(application, { ...values, roles: [roles].flat() }));
}
