import type { Express } from 'express';

interface Layer {
  route?: { path: string | readonly string[]; methods: Record<string, boolean> };
  handle: { stack?: readonly Layer[] };
}

const pathsIn = (stack: readonly Layer[]): string[] =>
  stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? pathsIn(handle.stack) : [];
    return route.methods['get'] ? [route.path].flat() : [];
  });

/** The paths of every GET route as they were written, without the prefix that their router stands under. */
export const listRoutes = (app: Express): string[] => [
  ...new Set(pathsIn((app as unknown as { router: { stack: readonly Layer[] } }).router.stack)),
];
