import { expect } from 'chai';
import { problemSchema, type ProblemAnswer } from '../../../server/web/api/problem.ts';
import { paths } from '../../../server/web/paths.ts';
import { sharedApplication, startApplication, type Application } from '../../support/application.ts';
import { startBrokenApplication, startUnreadyApplication } from '../../support/broken-libraries.ts';

async function problemOf(answer: Response): Promise<ProblemAnswer> {
  expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
  expect(answer.headers.get('cache-control')).to.equal('no-store');
  const problem = problemSchema.strict().parse(await answer.json());
  expect(problem.status).to.equal(answer.status);
  expect(problem.reference).to.equal(answer.headers.get('x-request-id'));
  return problem;
}

/** "#kind" of the problem's type. */
const kindOf = ({ type }: ProblemAnswer): string => new URL(type).hash;

describe('problems of the API', () => {
  let whole: Application;
  before(async () => {
    whole = await sharedApplication();
  });

  it('name every wrong parameter', async () => {
    const answer = await fetch(`${whole.origin}/api/v1/search?lang=en&sector=ZZZ&limit=1000`);
    expect(answer.status).to.equal(400);
    expect((await problemOf(answer)).errors).to.deep.equal([
      { parameter: 'sector', code: 'unknown-code', detail: 'sector: ZZZ is not a known code.' },
      { parameter: 'limit', code: 'too-big', detail: 'limit may not be more than 100.' },
    ]);
  });

  it('speak the language that is asked for, by parameter or header, Arabic without either', async () => {
    const titleOf = async (query: string, headers = {}): Promise<string> =>
      (await problemOf(await fetch(`${whole.origin}/api/v1/search?limit=x${query}`, { headers }))).title;
    const arabic = 'معاملات غير صحيحة';
    expect(await titleOf('&lang=ar', { 'Accept-Language': 'en' })).to.equal(arabic);
    expect(await titleOf('&lang=en')).to.equal('Parameters are wrong');
    expect(await titleOf('', { 'Accept-Language': 'en-GB' })).to.equal('Parameters are wrong');
    expect(await titleOf('', { 'Accept-Language': 'de' })).to.equal(arabic);
    expect(await titleOf('&lang=ar&lang=en', { 'Accept-Language': 'en' })).to.equal('Parameters are wrong');
  });

  it('are explained on the page that their type names', async () => {
    const problem = await problemOf(await fetch(`${whole.origin}/api/v1/nothing?lang=en`));
    const page = await (await fetch(problem.type)).text();
    expect(page).to.include(`id="${kindOf(problem).slice(1)}"`);
  });

  it('say so where only reading is possible', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(whole.origin + paths.apiRecord(1), { method });
      expect(answer.status, method).to.equal(405);
      expect(answer.headers.get('allow')).to.equal('GET, HEAD, OPTIONS');
      expect(kindOf(await problemOf(answer))).to.equal('#method-not-allowed');
    }
  });

  it('say so where an address cannot be decoded', async () => {
    const answer = await fetch(`${whole.origin}/api/v1/records/%E0%A4%A`);
    expect(answer.status).to.equal(400);
    expect(kindOf(await problemOf(answer))).to.equal('#bad-request');
  });

  it('let programs of other sites read, without their cookies', async () => {
    const answer = await fetch(whole.origin + paths.apiSearch(), {
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
    expect(answer.headers.get('access-control-allow-credentials')).to.equal(null);
    expect(answer.headers.get('set-cookie')).to.equal(null);
    const before_ = await fetch(whole.origin + paths.apiSearch(), { method: 'OPTIONS' });
    expect([before_.status, before_.headers.get('access-control-allow-methods')]).to.deep.equal([
      204,
      'GET, HEAD',
    ]);
  });

  it('say so while the index is getting ready, and when to ask again', async () => {
    const unready = await startUnreadyApplication();
    try {
      const answer = await fetch(unready.origin + paths.apiSearch());
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '5']);
      expect(kindOf(await problemOf(answer))).to.equal('#getting-ready');
      expect((await fetch(unready.origin + paths.apiRecord(1))).status).to.equal(200);
    } finally {
      await unready.stop();
    }
  });

  it('say nothing about the inside when something fails', async () => {
    const broken = await startBrokenApplication();
    try {
      const answer = await fetch(broken.origin + paths.apiRecord(1));
      expect(answer.status).to.equal(500);
      const problem = await problemOf(answer);
      expect(kindOf(problem)).to.equal('#failed');
      expect(JSON.stringify(problem)).not.to.match(/\bat \/|Error:|sqlite|node_modules/i);
      expect(broken.errors.join()).to.include('an answer of the API failed');
    } finally {
      await broken.stop();
    }
  });

  it('hold back who asks too often, with a time to wait', async () => {
    const limited = await startApplication({ env: { RATE_LIMIT: 'on', SEED: 'none' } });
    try {
      let answer = await fetch(limited.origin + paths.apiVocabulary('kinds'));
      for (let asked = 1; asked <= 600 && answer.status === 200; asked += 1) {
        await answer.arrayBuffer();
        answer = await fetch(limited.origin + paths.apiVocabulary('kinds'));
        if (answer.status === 429) expect(asked).to.equal(600);
      }
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([429, '60']);
      expect(kindOf(await problemOf(answer))).to.equal('#too-many-requests');
      expect((await fetch(`${limited.origin}/ar`)).status).to.equal(429);
      expect((await fetch(`${limited.origin}/health/live`)).status).to.equal(200);
    } finally {
      await limited.stop();
    }
  }).timeout(60_000);
});
