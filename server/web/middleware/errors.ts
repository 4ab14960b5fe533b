import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { storingFailure } from '../../attachments/index.ts';
import { Refused } from '../../content/index.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import { isLocale, otherLocale, type Locale } from '../../language/index.ts';
import { EngineUnavailable } from '../../search/index.ts';
import { FormExpired } from '../failures/form-expired.ts';
import { heldForm, readHeldForm, type HeldForm } from '../forms/held.ts';
import { PackTooLarge, PdfUnavailable, PressFailed } from '../../workshops/index.ts';
import type { Translate, Translations } from '../i18n.ts';
import { contextOf } from '../page-context.ts';
import { pageHead } from '../page-head.ts';

/** What went wrong, as readers are told: the names of the texts in `locales/<locale>/errors.json`. */
type Failure =
  | 'not-found'
  | 'not-allowed'
  | 'form-expired'
  | 'conflict'
  | 'bad-request'
  | 'getting-ready'
  | 'too-many'
  | 'pack-too-large'
  | 'no-pdf'
  | 'no-file'
  | 'no-space'
  | 'not-stored'
  | 'failed';

const statusOf: Record<Failure, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'form-expired': 403,
  conflict: 409,
  'bad-request': 400,
  'getting-ready': 503,
  'too-many': 429,
  'pack-too-large': 422,
  'no-pdf': 501,
  'no-file': 503,
  'no-space': 507,
  'not-stored': 503,
  failed: 500,
};

/** Seconds after which a program may ask again. */
const retryAfter = 5;

export function failureOf(error: unknown): Failure {
  if (error instanceof NotFound) return 'not-found';
  if (error instanceof NotAllowed) return 'not-allowed';
  if (error instanceof FormExpired) return 'form-expired';
  if (error instanceof Conflict) return 'conflict';
  if (error instanceof InvalidInput) return 'bad-request';
  if (error instanceof EngineUnavailable) return 'getting-ready';
  if (error instanceof PackTooLarge) return 'pack-too-large';
  if (error instanceof PdfUnavailable) return 'no-pdf';
  if (error instanceof PressFailed) return 'no-file';
  const storing = storingFailure(error);
  if (storing) return storing === 'full' ? 'no-space' : 'not-stored';
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many';
  // Express says so of what cannot be decoded or is too large.
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'failed';
}

/** What those who run the library have to know of. */
const recorded: readonly Failure[] = ['failed', 'no-file', 'no-space', 'not-stored'];

/** What may be gone when the page is asked for again. */
const passing: readonly Failure[] = ['getting-ready', 'too-many', 'failed', 'no-file'];

interface Choices {
  translations: Translations;
  log: Logger;
}

/** The last resort of every page: a sentence in the reader's language, a number to tell us, never a stack. */
export function errors({ translations, log }: Choices): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const failure = failureOf(error);
    const reference = referenceOf(req);
    if (recorded.includes(failure)) log.error({ err: error, reference }, 'a page failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(statusOf[failure]).set('Cache-Control', 'no-store');
    // What failed may have come before it, or be it.
    res.locals['hasSamples'] ??= false;
    if (failure === 'getting-ready') res.set('Retry-After', String(retryAfter));
    res.render(
      'pages/errors/error',
      errorPage({ failure, error, reference }, req, res, translations),
      (renderError: Error | null, html) => {
        if (!renderError) {
          res.send(html);
          return;
        }
        log.error({ err: renderError, reference }, 'the page about a failure failed');
        res.type('text').send(`تعذّر عرض الصفحة. · This page could not be shown. (${reference})`);
      },
    );
  };
}

/** What was typed into a form that could not be stored, to be sent again; null where there is nothing. */
function heldIn(failure: Failure, { method, originalUrl, body }: Request): HeldForm | null {
  if (method !== 'POST' || !(failure === 'no-space' || failure === 'not-stored')) return null;
  return readHeldForm(heldForm(originalUrl, body) ?? '') ?? null;
}

const referenceOf = (req: Request): string => {
  const { id } = req as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
};

/** Heading and advice; a refusal of the workflow says itself why, and what can be done. */
const wordsOf = (failure: Failure, error: unknown, t: Translate) =>
  error instanceof Refused
    ? { heading: t('contribute:refused'), advice: t(`refusals:${error.refusal}`) }
    : { heading: t(`errors:${failure}.heading`), advice: t(`errors:${failure}.advice`) };

function errorPage(
  { failure, error, reference }: { failure: Failure; error: unknown; reference: string },
  req: Request,
  res: Response,
  translations: Translations,
) {
  const context = contextOf(res);
  // Outside of /ar and /en nobody knows which language is read.
  const known = isLocale(req.path.split('/')[1]);
  const shown: readonly Locale[] = known ? [context.locale] : [context.locale, otherLocale(context.locale)];
  const held = heldIn(failure, req);
  const texts = shown.map((locale) => {
    const t = translations.translator(locale);
    return {
      language: locale,
      ...wordsOf(failure, error, t),
      kept: held ? t('errors:kept') : '',
      again: t('errors:again'),
      home: t('errors:home'),
      search: t('errors:search'),
    };
  });
  const said = wordsOf(failure, error, context.t);
  return {
    page: pageHead(context, {
      title: said.heading,
      description: said.advice,
      unlisted: true,
      scripts: failure === 'getting-ready' ? ['js/getting-ready.js'] : [],
    }),
    texts,
    offersSearch: failure === 'not-found',
    retry:
      passing.includes(failure) && req.method === 'GET' && context.url.startsWith('/') ? context.url : '',
    held,
    reference: failure === 'failed' ? reference : '',
  };
}
