import { Secret, TOTP } from 'otpauth';

/** The six digits that a telephone shows that was joined by `secret`. */
export const codeAt = (secret: string, now = new Date()): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: now.getTime() });
