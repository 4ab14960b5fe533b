import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SearchService } from '../../search/index.ts';

export interface Metrics {
  registry: Registry;
  /** Times every request. */
  measure: RequestHandler;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Where a request ended, as it was declared: "/ar/practices/:id". One word for all others, as they are countless. */
export function routeOf({ baseUrl, route }: Pick<Request, 'baseUrl' | 'route'>): string {
  const path = (route as { path?: unknown } | undefined)?.path;
  const isKnown = typeof path === 'string' && /^(\/(ar|en|api\/v1))?$/.test(baseUrl);
  return isKnown ? baseUrl + path : 'other';
}

/** What an operator watches: requests, searches, how far the index is, and what Node itself tells. */
export function createMetrics(search: SearchService): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'tajarib_http_request_duration_seconds',
    help: 'Time to the last byte of an answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: seconds,
    registers,
  });
  const searches = new Histogram({
    name: 'tajarib_search_duration_seconds',
    help: 'Time to find, count and present.',
    buckets: [0.001, 0.0025, ...seconds],
    registers,
  });
  const watch = (name: string, help: string, read: () => number): void => {
    // Read when it is asked for, not when it changes.
    const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
  };
  watch('tajarib_index_ready', '1 when searches are answered.', () => Number(search.state() === 'ready'));
  watch('tajarib_index_position', 'The last change that is in the index.', () => search.progress().position);
  watch('tajarib_index_lag', 'Changes that are not in the index yet.', () => {
    const { position, last } = search.progress();
    return last - position;
  });
  search.onAnswered = (took) => searches.observe(took / 1000);

  const measure: RequestHandler = (req, res, next) => {
    const start = performance.now();
    res.on('finish', () => {
      const method = methods.includes(req.method) ? req.method : 'other';
      requests.observe(
        { method, route: routeOf(req), status: String(res.statusCode) },
        (performance.now() - start) / 1000,
      );
    });
    next();
  };
  return { registry, measure };
}
