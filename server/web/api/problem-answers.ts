import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Translations } from '../i18n.ts';
import { contextOf } from '../page-context.ts';
import { paths } from '../paths.ts';
import { answerLanguage } from './answer-language.ts';
import { toProblemAnswer } from './problem.ts';

/** Seconds after which to ask again while the index is getting ready. */
const retryAfter = 5;

interface Choices {
  translations: Translations;
  log: Logger;
}

/** Every failure of the API as application/problem+json: a sentence in the asker's language, never a stack. */
export function problemAnswers({ translations, log }: Choices): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const language = answerLanguage(req);
    const reference = typeof req.id === 'string' ? req.id : '';
    const problem = toProblemAnswer(error, {
      t: translations.translator(language),
      explained: contextOf(res).origin + paths.apiDocs(language),
      reference,
    });
    if (problem.status === 500) log.error({ err: error, reference }, 'an answer of the API failed');
    if (problem.status === 503) res.set('Retry-After', String(retryAfter));
    res.removeHeader('ETag');
    res.status(problem.status).vary('Accept-Language');
    res.set({ 'Cache-Control': 'no-store', 'Content-Language': language });
    res.type('application/problem+json').send(JSON.stringify(problem));
  };
}
