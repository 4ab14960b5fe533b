import type { Response } from 'express';
import type { Direction, Locale } from '../language/index.ts';
import type { Translate } from './i18n.ts';

/** What every page of a language knows of its request. Set by `middleware/locale.ts`. */
export interface PageContext {
  locale: Locale;
  direction: Direction;
  t: Translate;
  /** For the few pages that show both languages beside each other. */
  translator: (locale: Locale) => Translate;
  /** Where the library is, without a slash at the end: "https://tajarib.example". */
  origin: string;
  /** Path and query as they were asked for. */
  url: string;
}

export const contextOf = (res: Response): PageContext => (res.locals as { context: PageContext }).context;
