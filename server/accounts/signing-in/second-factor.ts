import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { seal } from '../secrets.ts';
import { westernDigits } from './passwords.ts';

const period = 30;
const issuer = 'Tajarib';

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/**
 * The secret that a telephone is to be joined by: the same for as long as `sessionId` lasts, so that reloading the
 * page shows the same code, and nothing is kept before it is confirmed.
 */
export function proposedSecret(key: string, sessionId: string): string {
  const bytes = Buffer.from(seal(key, `telephone ${sessionId}`), 'base64url').subarray(0, 20);
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** What the telephone's camera reads: otpauth://totp/… */
export const totpAddress = (secret: string, userName: string): string => totpOf(secret, userName).toString();

/** Only the digits, of any keyboard. */
const digitsOf = (code: string): string => westernDigits(code).replace(/\D/g, '');

/**
 * The step of thirty seconds whose code this is: now, the one before or the one after, since clocks differ.
 * Undefined for no such code.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: digitsOf(code), timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

// Without letters and digits that are taken for one another.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const codes = 10;

/** Ten codes that each stand in for the telephone once: "k7mtq-3wxyz". */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: codes }, () => {
    const signs = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]!).join('');
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });

/** As it is hashed: however it was typed. */
export const foldRecoveryCode = (code: string): string =>
  westernDigits(code.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

export const isRecoveryCode = (code: string): boolean => foldRecoveryCode(code).length === 10;
