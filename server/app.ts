import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import { packageRoot } from './package-root.ts';
import { apiRoutes } from './web/api/api-routes.ts';
import { createAssets } from './web/assets.ts';
import { createHelpers } from './web/helpers/index.ts';
import { loadTranslations } from './web/i18n.ts';
import { csrf } from './web/middleware/forms/csrf.ts';
import { errors } from './web/middleware/errors.ts';
import { libraryState } from './web/middleware/library-state.ts';
import { locale } from './web/middleware/locale.ts';
import { notFound } from './web/middleware/not-found.ts';
import { securityHeaders } from './web/middleware/security-headers.ts';
import { rateLimit } from './web/middleware/rate-limit.ts';
import { requestLog } from './web/middleware/request-log.ts';
import { session } from './web/middleware/session.ts';
import { siteTexts } from './web/middleware/site-texts.ts';
import { createMetrics } from './web/operations/metrics.ts';
import { operationsRoutes } from './web/operations/operations-routes.ts';
import { routes } from './web/routes.ts';
import { useViews } from './web/views/view-engine.ts';
import { createViews } from './web/views/views.ts';
import type { WebServices } from './web/web-services.ts';

const folder = (name: string): string => join(packageRoot, name);

interface Options {
  /** Read views, styles and scripts again for every page: while they are being written. */
  reload?: boolean;
}

/** The order of the middleware, one line per concern. */
export function createApp(services: WebServices, { reload = false }: Options = {}): Express {
  const { config, log } = services;
  const translations = loadTranslations(folder('locales'), {
    onMissing: (key, language) => log.error({ key, language }, 'no text for a key'),
    replaced: (language, key) => services.siteTexts.find(language, key),
  });
  const assets = createAssets(folder('public'), { reload });
  const helpers = createHelpers({ viewsFolder: folder('views'), assetUrl: assets.url });
  const metrics = createMetrics(services.search);
  const limit = rateLimit(config.rateLimit);
  const app = express();

  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  useViews(app, folder('views'), createViews({ folder: folder('views'), helpers, reload }));

  app.use(requestLog(log));
  app.use(metrics.measure);
  app.use(securityHeaders(config.publicUrl));
  app.use(operationsRoutes(services, metrics));
  app.use(compression({ threshold: 512 }));
  app.use(locale({ translations, publicUrl: config.publicUrl }));
  app.use(assets.router);
  app.use('/api/v1', apiRoutes(services, { translations, limit }));
  app.use(limit);
  app.use(libraryState(services.content));
  app.use(siteTexts(services.siteTexts));
  app.use(session(services.sessions));
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 5000 }));
  app.use(csrf(services.sessions));
  app.use(routes(services, translations.originals));
  app.use(notFound);
  app.use(errors({ translations, log }));
  return app;
}
