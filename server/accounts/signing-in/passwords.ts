import { loadArgon2, type Argon2 } from './argon2.ts';

let loading: Promise<Argon2> | undefined;
const argon2 = (): Promise<Argon2> => (loading ??= loadArgon2());

/** At once: others wait, so that signing in never takes the whole machine from those who search. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Arabic-Indic and Persian digits as Western ones: the same password on every keyboard. */
export const westernDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** One form for whatever a keyboard makes of the same password. */
export const normalisePassword = (password: string): string => westernDigits(password.normalize('NFKC'));

export const hashPassword = (password: string): Promise<string> =>
  inTurn(async () => (await argon2()).hash(normalisePassword(password)));

/** Of no account: comparing with it takes as long as with a real one, so that names cannot be found out. */
let ofNobody: Promise<string> | undefined;

/** Whether `password` is the one of `hashed`; without a hash it takes as long, and is not. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword('of nobody');
  const compared = hashed ?? (await ofNobody);
  const isRight = await inTurn(async () => (await argon2()).verify(compared, normalisePassword(password)));
  return isRight && hashed !== null;
}
