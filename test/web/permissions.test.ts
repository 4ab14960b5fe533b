import { expect } from 'chai';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { addresses } from '../support/addresses.ts';
import { startApplication, type Application } from '../support/application.ts';
import { permissions, visitors, type Visitor } from '../support/permissions.ts';
import { listRoutes } from '../support/routes.ts';

describe('every route', function () {
  this.timeout(120_000);
  let application: Application;
  let members: Record<Exclude<Visitor, 'anonymous'>, () => Promise<SignedIn>>;

  before(async () => {
    application = await startApplication();
    members = {
      'contributor A': () => signInAs(application, 'contributor'),
      'contributor B': () => signInAs(application, 'contributor'),
      translator: () => signInAs(application, 'translator'),
      reviewer: () => signInAs(application, 'reviewer', { governorates: ['IQ-NI'] }),
      'reviewer elsewhere': () => signInAs(application, 'reviewer', { governorates: ['IQ-BA'] }),
      facilitator: () => signInAs(application, 'facilitator'),
      administrator: () => signInAs(application, 'administrator'),
    };
  });
  after(() => application.stop());

  it('is in the table of permissions, and nothing else is', () => {
    const [written, there] = [Object.keys(permissions), listRoutes(application.app)];
    expect(
      there.filter((route) => !written.includes(route)),
      'missing',
    ).to.deep.equal([]);
    expect(
      written.filter((route) => !there.includes(route)),
      'gone',
    ).to.deep.equal([]);
  });

  /** A form of somebody who is not signed in, with the token of their visit. */
  async function sendAnonymously(path: string): Promise<Response> {
    const secret = 'a-visit-of-somebody-who-is-not-known';
    const body = new URLSearchParams({ _csrf: application.services.sessions.csrfToken(secret) });
    const headers = { origin: application.origin, cookie: `visit=${secret}` };
    return fetch(application.origin + path, { method: 'POST', redirect: 'manual', body, headers });
  }

  async function ask(visitor: Visitor, isSent: boolean, path: string): Promise<Response> {
    if (visitor === 'anonymous') {
      return isSent ? sendAnonymously(path) : fetch(application.origin + path, { redirect: 'manual' });
    }
    // Somebody new each time: what is sent may end a session, or an account.
    const member = await members[visitor]();
    return isSent ? member.post(path) : member.get(path);
  }

  const isLetIn = ({ status, headers }: Response): boolean => {
    const isSentAway = status === 303 && /\/(sign-in|account\/second-factor)/.test(headers.get('location')!);
    return status !== 403 && !isSentAway;
  };

  for (const visitor of visitors) {
    it(`lets ${visitor} in where the table says so, and nowhere else`, async () => {
      const wrong: string[] = [];
      for (const [route, allowed] of Object.entries(permissions)) {
        const address = addresses[route]?.[0]?.replace('{}', '1');
        if (address === undefined) continue;
        const answer = await ask(visitor, !route.startsWith('/'), address);
        if (isLetIn(answer) !== allowed.includes(visitor)) wrong.push(`${route}: ${answer.status}`);
        if (answer.status >= 500 && route !== '/health/ready') wrong.push(`${route}: ${answer.status}`);
      }
      expect(wrong).to.deep.equal([]);
    });
  }
});
