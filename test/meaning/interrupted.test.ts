import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { pino } from 'pino';
import { loadConfig } from '../../server/config.ts';
import { positionKept, vectorFileIn } from '../../server/meaning/index.ts';
import { createServices } from '../../server/services.ts';
import { makeFolder } from '../support/databases.ts';
import { LibraryProcess } from '../support/library-process.ts';
import { hasMeaning } from '../support/meaning.ts';

interface Ready {
  meaning: string;
  vectors: { position: number; last: number };
}

describe('a library that is killed while it reads its records by meaning', function () {
  this.timeout(600_000);
  const dataDir = makeFolder('killed');
  const env = { DATA_DIR: dataDir, MEANING: 'on', RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const file = vectorFileIn(dataDir);
  const library = new LibraryProcess(env);
  const kept = (): number => positionKept(file) ?? 0;
  const look = async (): Promise<Ready> =>
    (await (await fetch(`${library.origin}/health/ready`)).json()) as Ready;
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo().catch(() => false))) await delay(20);
  }

  before(async function () {
    if (!(await hasMeaning)) this.skip();
  });
  after(() => library.kill());

  it('reads on from what it had kept, each time further, until every record is read', async () => {
    for (let crash = 0; crash < 2; crash++) {
      const before = kept();
      await library.start();
      await until(() => Promise.resolve(kept() > before));
      await library.kill();
      const reached = kept();
      expect(reached).to.be.greaterThan(before);
    }
    const reached = kept();
    await library.start();
    const seen: number[] = [];
    await until(async () => {
      const { meaning, vectors } = await look();
      if (vectors.last > 0 && vectors.position > 0) seen.push(vectors.position);
      return meaning === 'ready' && vectors.position === vectors.last;
    });
    expect(Math.min(...seen)).to.be.at.least(reached);
    const question = new URLSearchParams({ q: 'مرشدون تركوا العمل قبل وصول السياح', lang: 'ar' });
    const answer = await fetch(`${library.origin}/api/v1/search?${question.toString()}`);
    const { hits } = (await answer.json()) as { hits: { externalId: string; matchedBy: string }[] };
    const found = hits.find(({ externalId }) => externalId === 'sample-job-l5');
    expect(found?.matchedBy).to.be.oneOf(['meaning', 'both']);
    await library.stop();
  });

  it('keeps no vector of what is withdrawn', async () => {
    const before = statSync(file).size;
    const services = await createServices(loadConfig(env), pino({ level: 'silent' }));
    await services.search.catchUp();
    while (services.search.meaning().state !== 'ready') await delay(50);
    await services.content.removeSamples();
    await services.search.catchUp();
    await services.search.meaningCaughtUp();
    await services.close();
    expect(before).to.be.greaterThan(100_000);
    expect(statSync(file).size).to.be.lessThan(2_000);
  });
});
