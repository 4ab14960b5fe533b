import { Router } from 'express';
import { homeRoutes } from './pages/home/home-routes.ts';
import { rootRoutes } from './pages/home/root-routes.ts';
import type { WebServices } from './web-services.ts';

/** The pages: each router's paths stand below the locale. */
function localPages(services: WebServices): Router {
  const router = Router();
  router.use(homeRoutes(services));
  return router;
}

/** Every page of the library. */
export function routes(services: WebServices): Router {
  const router = Router();
  router.use(rootRoutes());
  router.use(['/ar', '/en'], localPages(services));
  return router;
}
