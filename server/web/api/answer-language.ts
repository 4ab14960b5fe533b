import type { Request } from 'express';
import { isLocale, locales, type Locale } from '../../language/index.ts';

/** The language of messages: as said by `lang`, else by the Accept-Language header, else Arabic. */
export function answerLanguage(req: Request): Locale {
  const { lang } = req.query;
  if (isLocale(lang)) return lang;
  const accepted = req.get('accept-language') === undefined ? undefined : req.acceptsLanguages(...locales);
  return isLocale(accepted) ? accepted : 'ar';
}
