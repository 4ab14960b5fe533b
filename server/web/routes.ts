import { Router } from 'express';
import { aboutRoutes } from './pages/about/about-routes.ts';
import { linkRoutes } from './pages/account/link-routes.ts';
import { myAccountRoutes } from './pages/account/my-account-routes.ts';
import { secondFactorRoutes } from './pages/account/second-factor-routes.ts';
import { signInRoutes } from './pages/account/sign-in-routes.ts';
import { administrationRoutes } from './pages/administration/administration-routes.ts';
import { textsRoutes } from './pages/administration/texts-routes.ts';
import { apiDocsRoutes } from './pages/api-docs/api-docs-routes.ts';
import { bulkRoutes } from './pages/bulk/bulk-routes.ts';
import { callsRoutes } from './pages/calls/calls-routes.ts';
import { contributeRoutes } from './pages/contribute/contribute-routes.ts';
import { draftRoutes } from './pages/contribute/draft-routes.ts';
import { draftFilesRoutes, filesRoutes } from './pages/files/files-routes.ts';
import { uploadsRoutes } from './pages/files/uploads-routes.ts';
import { governoratesRoutes } from './pages/governorates/governorates-routes.ts';
import { historyRoutes } from './pages/history/history-routes.ts';
import { folderRoutes } from './pages/home/folder-routes.ts';
import { homeRoutes } from './pages/home/home-routes.ts';
import { rootRoutes } from './pages/home/root-routes.ts';
import { offlineRoutes } from './pages/offline/offline-routes.ts';
import { programmeRoutes } from './pages/programme/programme-routes.ts';
import { recordFilesRoutes } from './pages/records/files/record-files-routes.ts';
import { recordRoutes, shortLinkRoutes } from './pages/records/record-routes.ts';
import { reportRoutes } from './pages/reports/report-routes.ts';
import { reviewsRoutes } from './pages/reviews/reviews-routes.ts';
import { searchRoutes } from './pages/search/search-routes.ts';
import { sectorsRoutes } from './pages/sectors/sectors-routes.ts';
import { sitemapRoutes } from './pages/sitemap/sitemap-routes.ts';
import { stillHoldsRoutes } from './pages/still-holds/still-holds-routes.ts';
import { translationsRoutes } from './pages/translations/translations-routes.ts';
import { shortBallotRoutes } from './pages/workshops/exercises/ballot-routes.ts';
import { workshopFilesRoutes } from './pages/workshops/files/workshop-files-routes.ts';
import { workshopsRoutes } from './pages/workshops/workshops-routes.ts';
import type { Originals } from './i18n.ts';
import { keptPages } from './middleware/kept-pages.ts';
import type { WebServices } from './web-services.ts';

/** What most readers read, the same for all of them; searches are not among it: each is noted. */
const readPages = [
  '/',
  '/practices/:id',
  '/practices/:id/both',
  '/lessons/:id',
  '/lessons/:id/both',
  '/sectors/:code',
  '/governorates/:code',
  '/programme',
];

/** The pages: each router's paths stand below the locale. */
function localPages(services: WebServices, originals: Originals): Router {
  const router = Router();
  router.get(readPages, keptPages({ version: services.libraryVersion }));
  router.use(homeRoutes(services));
  router.use(folderRoutes());
  router.use(searchRoutes(services));
  router.use(recordRoutes(services));
  router.use(recordFilesRoutes(services));
  router.use(sectorsRoutes(services));
  router.use(governoratesRoutes(services));
  router.use(programmeRoutes(services));
  router.use(workshopsRoutes(services));
  router.use(workshopFilesRoutes(services));
  router.use(aboutRoutes(services));
  router.use(apiDocsRoutes(services));
  router.use(signInRoutes(services));
  router.use(bulkRoutes(services));
  router.use(callsRoutes(services));
  router.use(contributeRoutes(services));
  router.use(draftRoutes(services));
  router.use(reviewsRoutes(services));
  router.use(reportRoutes(services));
  router.use(linkRoutes(services));
  router.use(secondFactorRoutes(services));
  router.use(myAccountRoutes(services));
  router.use(administrationRoutes(services));
  router.use(textsRoutes(services, originals));
  router.use(historyRoutes(services));
  router.use(translationsRoutes(services));
  router.use(offlineRoutes(services));
  router.use(stillHoldsRoutes(services));
  router.use(uploadsRoutes(services));
  router.use(draftFilesRoutes(services));
  return router;
}

/** Every page of the library. @param originals the texts that it came with */
export function routes(services: WebServices, originals: Originals): Router {
  const router = Router();
  router.use(rootRoutes());
  router.use(shortLinkRoutes(services));
  router.use(shortBallotRoutes());
  router.use(sitemapRoutes(services));
  router.use(filesRoutes(services));
  router.use(['/ar', '/en'], localPages(services, originals));
  return router;
}
