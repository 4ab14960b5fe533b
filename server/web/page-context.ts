import type { Response } from 'express';
import type { Account, Session } from '../accounts/index.ts';
import type { Problem } from '../errors.ts';
import type { Direction, Locale } from '../language/index.ts';
import type { Translate } from './i18n.ts';

/** What every page of a language knows of its request. Set by `middleware/locale.ts` and `middleware/session.ts`. */
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
  /** Who is signed in; undefined for readers. */
  account: Account | undefined;
  /** The session of this browser, also one that still waits for its second factor. */
  session: Session | undefined;
  /** For `{{> csrf}}`. Asking for it gives a reader's browser a cookie, and keeps the page out of caches. */
  readonly csrfToken: string;
  /** Of the files that a form brought, those that were not kept. Set by `middleware/forms/upload.ts`. */
  fileProblems?: readonly Problem[];
}

export const contextOf = (res: Response): PageContext => (res.locals as { context: PageContext }).context;
