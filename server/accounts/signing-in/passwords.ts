import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. The package's own default is Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

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
  inTurn(() => hash(normalisePassword(password), cost));

/** Of no account: comparing with it takes as long as with a real one, so that names cannot be found out. */
let ofNobody: Promise<string> | undefined;

/** Whether `password` is the one of `hashed`; without a hash it takes as long, and is not. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword('of nobody');
  const compared = hashed ?? (await ofNobody);
  const isRight = await inTurn(() => verify(compared, normalisePassword(password)));
  return isRight && hashed !== null;
}
