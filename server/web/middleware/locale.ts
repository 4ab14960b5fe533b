import type { RequestHandler } from 'express';
import { directionOf, isLocale, otherLocale, type Locale } from '../../language/index.ts';
import type { Translations } from '../i18n.ts';
import type { PageContext } from '../page-context.ts';
import { inLocale } from '../paths.ts';

/** A year, in milliseconds. */
const rememberFor = 365 * 24 * 60 * 60 * 1000;
export const localeCookie = 'lang';

/** The locale that a reader has chosen before, from the Cookie header. */
export function rememberedLocale(cookies: string | undefined): Locale | undefined {
  const value = /(?:^|;\s*)lang=(ar|en)(?:;|$)/.exec(cookies ?? '')?.[1];
  return isLocale(value) ? value : undefined;
}

interface Choices {
  translations: Translations;
  /** Where the library is; without it, where the request says. */
  publicUrl: string | undefined;
}

/** Puts what pages need into `res.locals`, in the language that the URL begins with; other paths are in Arabic. */
export function locale({ translations, publicUrl }: Choices): RequestHandler {
  return (req, res, next) => {
    const first = req.path.split('/')[1];
    const chosen: Locale = isLocale(first) ? first : 'ar';
    const context: PageContext = {
      locale: chosen,
      direction: directionOf(chosen),
      t: translations.translator(chosen),
      translator: (one) => translations.translator(one),
      origin: (publicUrl ?? `${req.protocol}://${req.host}`).replace(/\/$/, ''),
      url: req.originalUrl,
      account: undefined,
      session: undefined,
      csrfToken: '',
    };
    const other = otherLocale(chosen);
    Object.assign(res.locals, {
      context,
      locale: chosen,
      direction: context.direction,
      other: { locale: other, href: inLocale(req.originalUrl, other) },
      member: null,
    });
    if (isLocale(first) && rememberedLocale(req.headers.cookie) !== chosen) {
      res.cookie(localeCookie, chosen, {
        maxAge: rememberFor,
        sameSite: 'lax',
        httpOnly: true,
        secure: req.secure,
      });
    }
    next();
  };
}
