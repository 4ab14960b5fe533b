import type { Express, Router } from 'express';

interface Layer {
  route?: { path: string | readonly string[]; methods: Record<string, boolean> };
  handle: { stack?: readonly Layer[] };
}

const routesIn = (stack: readonly Layer[]): string[] =>
  stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? routesIn(handle.stack) : [];
    return Object.keys(route.methods).flatMap((method) =>
      [route.path].flat().map((path) => (method === 'get' ? path : `${method.toUpperCase()} ${path}`)),
    );
  });

/**
 * Every route as it was written, without the prefix that its router stands under: "/search", and with its method
 * where that is another than GET: "POST /search", "_ALL /search" for any method.
 */
export const listRoutes = (app: Express | Router): string[] => {
  const { stack } = ('router' in app ? app.router : app) as unknown as { stack: readonly Layer[] };
  return [...new Set(routesIn(stack))];
};
