import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../server/package-root.ts';
import { startApplication } from '../support/application.ts';
import { makeFolder } from '../support/databases.ts';
import { Visitor } from '../support/visitor.ts';

describe('npm run demo', function () {
  this.timeout(60_000);

  it('does not start where it would be served, and says why', () => {
    for (const served of [{ NODE_ENV: 'production' }, { PUBLIC_URL: 'https://tajarib.example' }]) {
      const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'scripts', 'demo.mjs')], {
        env: { PATH: process.env['PATH'], DATA_DIR: makeFolder('demo'), ...served },
        encoding: 'utf8',
      });
      expect(status).to.equal(78);
      expect(stderr).to.include('DEMO').and.include('must be off');
    }
  });

  it('shows an account for each role to who signs in, with a warning; each opens its work', async () => {
    const application = await startApplication({ env: { DEMO: 'on', SEED: 'none' } });
    try {
      const visitor = new Visitor(application.origin);
      await visitor.ask('/en/sign-in');
      expect(visitor.html).to.include('class="demo" role="note"').and.include('tajarib-demo');
      for (const [role, start] of Object.entries({
        contributor: '/en/contribute',
        translator: '/en/translations',
        reviewer: '/en/reviews',
        facilitator: '/en/workshops',
        administrator: '/en/administration',
      })) {
        expect(visitor.html).to.include(`>${role}<`);
        const answer = await new Visitor(application.origin).signIn(role, 'tajarib-demo');
        expect(answer.headers.get('location'), role).to.equal(start);
      }
    } finally {
      await application.stop();
    }
  });
});
