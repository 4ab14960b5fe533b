import { expect } from 'chai';
import { paths } from '../../../server/web/paths.ts';
import { isFromThisMachine } from '../../../server/web/operations/is-from-this-machine.ts';
import { routeOf } from '../../../server/web/operations/metrics.ts';
import { sharedApplication, startApplication } from '../../support/application.ts';
import { startBrokenApplication, startUnreadyApplication } from '../../support/broken-libraries.ts';

interface Readiness {
  status: string;
  database: string;
  search: { state: string; position: number; last: number };
}

describe('health', () => {
  it('is live and ready with a database and an index', async () => {
    const { origin } = await sharedApplication();
    expect(await (await fetch(origin + paths.live())).json()).to.deep.equal({ status: 'live' });
    const answer = await fetch(origin + paths.ready());
    expect(answer.status).to.equal(200);
    const { status, database, search } = (await answer.json()) as Readiness;
    expect([status, database, search.state]).to.deep.equal(['ready', 'ready', 'ready']);
    expect(search.position).to.equal(search.last).and.to.be.greaterThan(0);
  });

  it('is live, but not ready, without its database', async () => {
    const { origin, stop } = await startBrokenApplication();
    try {
      expect((await fetch(origin + paths.live())).status).to.equal(200);
      const answer = await fetch(origin + paths.ready());
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '2']);
      expect(await answer.json()).to.include({ status: 'not ready', database: 'unreachable' });
    } finally {
      await stop();
    }
  });

  it('is not ready while the index is being built, and says how far it is', async () => {
    const { origin, stop } = await startUnreadyApplication();
    try {
      const answer = await fetch(origin + paths.ready());
      expect(answer.status).to.equal(503);
      const { database, search } = (await answer.json()) as Readiness;
      expect([database, search.state]).to.deep.equal(['ready', 'building']);
    } finally {
      await stop();
    }
  });
});

describe('metrics', () => {
  it('tell of requests by route, of searches and of the index', async () => {
    const { origin } = await sharedApplication();
    await fetch(`${origin}/ar/about`);
    await fetch(`${origin}/api/v1/records/1`);
    await fetch(`${origin}/en/search?q=water`);
    await fetch(`${origin}/en/${'x'.repeat(50)}`);
    const text = await (await fetch(origin + paths.metrics())).text();
    for (const line of [
      'tajarib_http_request_duration_seconds_count{method="GET",route="/ar/about",status="200"}',
      'tajarib_http_request_duration_seconds_count{method="GET",route="/api/v1/records/:id",status="200"}',
      'tajarib_http_request_duration_seconds_count{method="GET",route="other",status="404"}',
      'tajarib_search_duration_seconds_count',
      'tajarib_index_ready 1',
      'tajarib_index_lag 0',
      'nodejs_eventloop_lag_seconds',
    ]) {
      expect(text).to.include(line);
    }
    expect(text).to.match(/tajarib_index_position [1-9]/);
    expect(text).not.to.include('xxxxx');
  });

  it('name routes as they were declared, and all others alike', () => {
    expect(routeOf({ baseUrl: '/ar', route: { path: '/practices/:id' } })).to.equal('/ar/practices/:id');
    expect(routeOf({ baseUrl: '', route: { path: '/health/live' } })).to.equal('/health/live');
    expect(routeOf({ baseUrl: '/assets/fonts/abc', route: undefined })).to.equal('other');
    expect(routeOf({ baseUrl: '/anything', route: { path: '/x' } })).to.equal('other');
  });

  it('are for this machine, unless they are told to be public', async () => {
    const { origin } = await sharedApplication();
    const forwarded = { headers: { 'X-Forwarded-For': '203.0.113.7' } };
    expect((await fetch(origin + paths.metrics(), forwarded)).status).to.equal(404);
    const open = await startApplication({ env: { METRICS_PUBLIC: 'on', SEED: 'none' } });
    try {
      expect((await fetch(open.origin + paths.metrics(), forwarded)).status).to.equal(200);
    } finally {
      await open.stop();
    }
  });

  it('know this machine by all its names, and nobody else', () => {
    const isNear = (remoteAddress: string, ip = remoteAddress, headers = {}) =>
      isFromThisMachine({ socket: { remoteAddress } as never, ip, headers });
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) {
      expect(isNear(address), address).to.equal(true);
    }
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '1.127.0.1', '']) {
      expect(isNear(address), address).to.equal(false);
    }
    expect(isNear('127.0.0.1', '203.0.113.7')).to.equal(false);
    expect(isNear('127.0.0.1', '127.0.0.1', { forwarded: 'for=203.0.113.7' })).to.equal(false);
  });
});
