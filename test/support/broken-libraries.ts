import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSearch } from '../../server/search/index.ts';
import { startApplication, type Application } from './application.ts';

/** A library whose database is gone from under it: what needs it fails. */
export function startBrokenApplication(): Promise<Application> {
  return startApplication({
    replace: async (services) => {
      await services.database.close();
      return services;
    },
  });
}

/** A library whose index waits for its first documents until it is stopped. */
export async function startUnreadyApplication(): Promise<Application> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let close: () => Promise<void> = () => Promise.resolve();
  const application = await startApplication({
    replace: async (services) => {
      const dataDir = join(services.config.dataDir, 'unready');
      await mkdir(dataDir);
      const search = await openSearch({
        ...services,
        terms: [],
        dataDir,
        loadDocuments: async (ids) => {
          await held;
          return services.content.loadSearchDocuments(ids);
        },
        recallDocuments: (ids) => services.content.recallSearchDocuments(ids),
      });
      close = () => search.close();
      return { ...services, search };
    },
  });
  return {
    ...application,
    async stop() {
      release();
      await close();
      await application.stop();
    },
  };
}
