import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { sql } from 'kysely';
import { paths } from '../../server/web/paths.ts';
import { startApplication } from '../support/application.ts';
import { runCommand } from '../support/cli.ts';
import { makeFolder } from '../support/databases.ts';

const reindex = (DATA_DIR: string) => runCommand('reindex', [], { DATA_DIR });

describe('reindex', function () {
  this.timeout(60_000);

  it('has a running library build its index anew, which answers all the while', async () => {
    const application = await startApplication();
    const count = async (q: string): Promise<number> => {
      const answer = await fetch(application.origin + paths.apiSearch({ q, verbatim: 'true', limit: 1 }));
      expect(answer.status).to.equal(200);
      return ((await answer.json()) as { total: number }).total;
    };
    try {
      const { config, database } = application.services;
      const salinity = await count('salinity');
      expect(salinity).to.be.greaterThan(0);
      // Changed behind the back of the log: only an index that is made anew can know.
      await database.transaction((tx) =>
        tx
          .updateTable('revisions')
          .set({ data: sql<string>`replace(replace(data, 'salinity', 'zqxjwv'), 'Salinity', 'zqxjwv')` })
          .execute(),
      );
      await application.services.search.catchUp();
      expect(await count('zqxjwv')).to.equal(0);

      const { code, out } = await reindex(config.dataDir);
      expect([code, out.split('\n').length]).to.deep.equal([0, 2]);
      const until = Date.now() + 10_000;
      while ((await count('zqxjwv')) === 0 && Date.now() < until) await delay(20);
      expect(await count('zqxjwv')).to.equal(salinity);
      expect(application.errors).to.deep.equal([]);
    } finally {
      await application.stop();
    }
  });

  it('says so where there is no library yet', async () => {
    const { code, err } = await reindex(join(makeFolder('reindex'), 'data'));
    expect(code).to.equal(1);
    expect(err).to.match(/^There is no library in .+ yet; .+\n$/);
  });
});
