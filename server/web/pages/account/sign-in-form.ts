/** What was typed to sign in. */
export interface SignInForm {
  userName: string;
  password: string;
}

type Body = Readonly<Record<string, unknown>> | undefined;

export const textOf = (body: Body, name: string): string => {
  const value = body?.[name];
  return typeof value === 'string' ? value : '';
};

const longest = 200;

export const readSignIn = (body: Body): SignInForm => ({
  userName: textOf(body, 'userName').slice(0, longest),
  password: textOf(body, 'password').slice(0, longest),
});

/** Where to go on after signing in: a page of this library, else nowhere. */
export function readNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined;
  // "//elsewhere", "/\elsewhere" and "/\t/elsewhere" are other hosts to a browser.
  return /^\/(ar|en)(?![^/?#])[^\\\s\u0000-\u001f]*$/.test(value) ? value : undefined;
}
