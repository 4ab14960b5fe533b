import { Router, type Request, type RequestHandler } from 'express';
import { NotFound } from '../../errors.ts';
import { type Locale } from '../../language/index.ts';
import type { VocabularyName } from '../../vocabularies/index.ts';
import type { Translations } from '../i18n.ts';
import { contextOf } from '../page-context.ts';
import { mediaOf } from '../pages/files/record-media.ts';
import type { WebServices } from '../web-services.ts';
import { mostOpenedPerMinute, mostSuggestedPerMinute, rateLimit } from '../middleware/rate-limit.ts';
import { answerLanguage } from './answer-language.ts';
import { toOpenApi } from './openapi.ts';
import { listOperations } from './operations.ts';
import { openedRoutes } from './opened-routes.ts';
import { problemAnswers } from './problem-answers.ts';
import { MethodNotAllowed } from './problem.ts';
import { toFileAnswers } from './file-answer.ts';
import { toRecordAnswer } from './record-answer.ts';
import { listVisibleLinks } from './record-links.ts';
import { readParameters } from './read-parameters.ts';
import { toSearchAnswer } from './search-answer.ts';
import { searchParameters, toSearchQuery } from './search-parameters.ts';
import { sendAnswer } from './send-answer.ts';
import { similarParameters, toSimilarAnswer } from './similar-answer.ts';
import { suggestParameters, toSuggestAnswer } from './suggest-answer.ts';
import { toVocabularyAnswer } from './vocabulary-answer.ts';

/** Vocabularies and the description change with a new version of the library only. */
const hour = 3_600;
/** Seconds: long enough for letters that are taken back, too short for what was withdrawn. */
const moment = 10;

/** Programs of other sites may read: there is nothing here that is not public, and no cookie matters. */
const openToAll: RequestHandler = (req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*');
  res.set('Access-Control-Expose-Headers', 'ETag, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id');
  res.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (req.method !== 'OPTIONS') {
    next();
    return;
  }
  res.set('Access-Control-Allow-Methods', 'GET, HEAD');
  res.set('Access-Control-Allow-Headers', 'Accept, Accept-Language, If-None-Match');
  res
    .set('Access-Control-Max-Age', String(24 * hour))
    .status(204)
    .end();
};

const onlyReading: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') {
    next();
    return;
  }
  res.set('Allow', 'GET, HEAD, OPTIONS');
  next(new MethodNotAllowed(`no ${req.method} here`));
};

function idOf(req: Request): number {
  const { id } = req.params;
  if (typeof id !== 'string' || !/^[1-9]\d{0,9}$/.test(id)) throw new NotFound('no such record');
  return Number(id);
}

interface Choices {
  translations: Translations;
  /** Holds back who asks too often; the pages count with it. */
  limit: RequestHandler;
}

/** `/api/v1`: the library for programs. Its contract is `operations.ts`. */
export function apiRoutes(services: WebServices, { translations, limit }: Choices): Router {
  const { config, content, search, vocabularies, attachments, log } = services;
  const router = Router();
  const searchSchema = searchParameters(vocabularies);
  const operations = listOperations(vocabularies);
  const describe = (locale: Locale, origin: string) =>
    toOpenApi(operations, translations.translator(locale), origin);

  router.use('/searches', openedRoutes(search, rateLimit(config.rateLimit, mostOpenedPerMinute)));

  router.use(openToAll, onlyReading);
  router.get('/suggest', rateLimit(config.rateLimit, mostSuggestedPerMinute), async (req, res) => {
    const { q = '', lang } = readParameters(suggestParameters, req.query);
    const suggestions = await search.suggest(q, lang);
    sendAnswer(res, toSuggestAnswer(suggestions, lang, contextOf(res).origin), { keptFor: moment });
  });

  router.use(limit);

  router.get('/search', async (req, res) => {
    const parameters = readParameters(searchSchema, req.query);
    const results = await search.search(toSearchQuery(parameters));
    const { origin } = contextOf(res);
    const answer = toSearchAnswer(results, { locale: parameters.lang, origin, vocabularies });
    sendAnswer(res, answer, { sameAs: { ...answer, took: 0 } });
  });

  router.get('/similar', async (req, res) => {
    const { text, lang, limit: most } = readParameters(similarParameters, req.query);
    const hits = await search.similarTo(text, lang, most);
    sendAnswer(res, toSimilarAnswer(hits, lang, contextOf(res).origin));
  });

  router.get('/records/:id', async (req, res) => {
    const record = await content.getPublished(idOf(req));
    const { origin } = contextOf(res);
    const links = await listVisibleLinks(record, services, origin);
    const kept = await attachments.findKept(mediaOf(record).flatMap(({ file }) => file ?? []));
    sendAnswer(res, toRecordAnswer(record, { links, files: toFileAnswers(record, kept, origin) }, origin));
  });

  // Made anew for each answer: administrators say labels anew while the library runs.
  const listVocabularies = () => vocabularies.all().map(toVocabularyAnswer);
  router.get('/vocabularies', (_req, res) =>
    sendAnswer(res, { vocabularies: listVocabularies() }, { keptFor: hour }),
  );

  router.get('/vocabularies/:name', (req, res) => {
    const found = listVocabularies().find(({ name }) => name === (req.params.name as VocabularyName));
    if (!found) throw new NotFound('no such vocabulary');
    sendAnswer(res, found, { keptFor: hour });
  });

  router.get('/openapi.json', (req, res) => {
    res.vary('Accept-Language');
    sendAnswer(res, describe(answerLanguage(req), contextOf(res).origin), { keptFor: hour });
  });

  router.use(() => {
    throw new NotFound('no such address');
  });
  router.use(problemAnswers({ translations, log }));
  return router;
}
