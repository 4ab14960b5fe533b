import { aMeilisearchEngine, anEmbeddedEngine, besideItsPlanner } from '../../support/engines.ts';
import { hasMeilisearch, openMeilisearch, type MeilisearchServer } from '../../support/meilisearch.ts';
import { describeEngine } from '../engine-contract.ts';

(hasMeilisearch ? describe : describe.skip)('on a real Meilisearch', function () {
  this.timeout(60_000);
  let server: MeilisearchServer;

  before(async () => {
    server = await openMeilisearch();
  });
  after(() => server.stop());

  describeEngine('meilisearch', () => {
    const planner = anEmbeddedEngine();
    return Promise.resolve(besideItsPlanner(aMeilisearchEngine(server.url, server.key, planner), planner));
  });
});
