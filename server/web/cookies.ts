import type { Request, Response } from 'express';
import { contextOf } from './page-context.ts';

/**
 * Of a browser: the session of who is signed in; the visit of who is not, which forms belong to; the device, which
 * says that somebody has signed in with it before.
 */
export type CookieName = 'session' | 'visit' | 'device';

/**
 * Behind HTTPS a browser takes a cookie of this prefix from this very host alone, and gives it to no other.
 * Without HTTPS there is no such thing.
 */
const nameOf = (name: CookieName, res: Response): string => (isSecure(res) ? `__Host-${name}` : name);

const isSecure = (res: Response): boolean => contextOf(res).origin.startsWith('https:');

export function readCookie(req: Request, res: Response, name: CookieName): string | undefined {
  const wanted = `${nameOf(name, res)}=`;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return value && /^[\w.-]{20,200}$/.test(value) ? value : undefined;
}

const options = (res: Response) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(res) }) as const;

/** Until the browser is closed, or for `maxAge` milliseconds. */
export function setCookie(res: Response, name: CookieName, value: string, maxAge?: number): void {
  res.cookie(nameOf(name, res), value, { ...options(res), ...(maxAge !== undefined && { maxAge }) });
}

export function clearCookie(res: Response, name: CookieName): void {
  res.clearCookie(nameOf(name, res), options(res));
}
