import { setTimeout as delay } from 'node:timers/promises';
import { Router } from 'express';
import { paths } from '../paths.ts';
import type { WebServices } from '../web-services.ts';
import { isFromThisMachine } from './is-from-this-machine.ts';
import type { Metrics } from './metrics.ts';

/** Milliseconds after which a database that says nothing counts as not answering. */
const patience = 2_000;
/** Seconds after which to ask again. */
const retryAfter = 2;

async function answers(ping: () => Promise<void>): Promise<boolean> {
  const ended = new AbortController();
  try {
    const isInTime = ping().then(() => true);
    return await Promise.race([isInTime, delay(patience, false, { ref: false, signal: ended.signal })]);
  } catch {
    return false;
  } finally {
    ended.abort();
  }
}

/** For those who run the library: is it alive, is it ready, how is it doing. */
export function operationsRoutes(services: WebServices, { registry }: Metrics): Router {
  const { config, search, pingDatabase } = services;
  const router = Router();

  router.use([paths.live(), paths.ready(), paths.metrics()], (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  router.get(paths.live(), (_req, res) => {
    res.json({ status: 'live' });
  });

  router.get(paths.ready(), async (_req, res) => {
    const database = (await answers(pingDatabase)) ? 'ready' : 'unreachable';
    const state = search.state();
    const isReady = database === 'ready' && state === 'ready';
    if (!isReady) res.status(503).set('Retry-After', String(retryAfter));
    // Meaning that is being built, or that there is not, leaves the library as ready as it is.
    const { state: meaning, ...vectors } = search.meaning();
    res.json({
      status: isReady ? 'ready' : 'not ready',
      database,
      search: { state, ...search.progress() },
      meaning,
      vectors,
    });
  });

  router.get(paths.metrics(), async (req, res) => {
    if (config.metricsPublic || isFromThisMachine(req)) {
      res.type(registry.contentType).send(await registry.metrics());
    } else {
      res.status(404).type('text').send('There is nothing here.\n');
    }
  });
  return router;
}
