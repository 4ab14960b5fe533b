import { expect } from 'chai';
import { makeAccount, signInAs } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { codeAt } from '../support/telephone.ts';
import { Visitor } from '../support/visitor.ts';

const password = 'three rivers meet here';

describe('signing in over HTTP', function () {
  this.timeout(60_000);
  let application: Application;
  let visitor: Visitor;
  let userName: string;

  before(async () => {
    application = await startApplication({ env: { TRUST_PROXY: '1' } });
    ({ userName } = await makeAccount(application, {}, password));
  });
  beforeEach(() => {
    visitor = new Visitor(application.origin);
  });
  after(() => application.stop());

  it('goes on to where somebody wanted to go, in this library alone', async () => {
    const to = async (next: string): Promise<string | null> =>
      (await new Visitor(application.origin).signIn(userName, password, next)).headers.get('location');
    expect(await to('/ar/contribute?a=1')).to.equal('/ar/contribute?a=1');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/ar\\@evil',
      '/arx',
    ])
      expect(await to(elsewhere), elsewhere).to.equal('/en/contribute');
  });

  it('gives a new session each time, in a cookie that scripts and other sites cannot use', async () => {
    const answer = await visitor.signIn(userName, password);
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('session='))!;
    expect(set)
      .to.match(/; HttpOnly/)
      .and.match(/; SameSite=Lax/)
      .and.match(/; Path=\//);
    const first = visitor.cookies.get('session');
    await visitor.ask('/en/account');
    const token = visitor.hidden()['_csrf']!;
    await visitor.send('/en/sign-in', { _csrf: token, userName, password });
    expect(visitor.cookies.get('session')).to.not.equal(first);
    visitor.cookies.set('session', first!);
    expect((await visitor.ask('/en/account')).status, 'the older one is over').to.equal(303);
  });

  it('binds the cookie to this host behind HTTPS, and refuses a password that others could read', async () => {
    const behind = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'tajarib.example' };
    const safe = new Visitor(application.origin, behind);
    const answer = await safe.signIn(userName, password);
    expect(answer.status).to.equal(303);
    const set = answer.headers.getSetCookie().find((one) => one.includes('session='))!;
    expect(set)
      .to.match(/^__Host-session=/)
      .and.match(/; Secure/)
      .and.not.match(/Domain=/i);
    const open = new Visitor(application.origin, { 'x-forwarded-host': 'office.example' });
    const refused = await open.ask('/en/sign-in');
    expect(await refused.text())
      .to.include('PLAIN_HTTP')
      .and.not.include('type="password"');
    await safe.ask('/en/sign-in');
  });

  it('says which of a wrong password and of nobody in the same words, and keeps the name', async () => {
    const [wrong, nobody] = [
      await visitor.signIn(userName, 'wrong'),
      await new Visitor(application.origin).signIn('nobody@tajarib.example', 'wrong'),
    ];
    expect([wrong.status, nobody.status]).to.deep.equal([422, 422]);
    const sentence = 'do not belong together';
    expect(visitor.html).to.include(sentence).and.to.include(`value="${userName}"`);
    expect(await nobody.text()).to.include(sentence);
  });

  it('takes forms of its own pages alone', async () => {
    const member = await signInAs(application, 'contributor');
    const send = (headers: Record<string, string>, token = member.csrfToken) =>
      fetch(`${application.origin}/en/account/language`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: member.cookie, ...headers },
        body: new URLSearchParams({ _csrf: token, locale: 'en' }),
      }).then(({ status }) => status);
    const own = { origin: application.origin };
    expect(await send(own)).to.equal(303);
    expect(await send(own, ''), 'without a token').to.equal(403);
    expect(await send(own, 'x'.repeat(43)), 'with another').to.equal(403);
    const other = await signInAs(application, 'contributor');
    expect(await send(own, other.csrfToken), 'with another session’s').to.equal(403);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
    ])
      expect(await send(headers), JSON.stringify(headers)).to.equal(403);
    expect((await member.get('/en/account/language')).status, 'by a link').to.equal(404);
  });

  it('leaves pages of readers as they are: kept by caches, without a cookie of anybody', async () => {
    for (const path of ['/en', '/ar/about', '/en/search?q=water']) {
      const answer = await fetch(application.origin + path, { headers: { cookie: 'lang=en' } });
      expect(answer.headers.get('etag'), path).to.match(/^W\//);
      expect(answer.headers.get('cache-control'), path).to.equal(null);
      expect(
        answer.headers.getSetCookie().filter((set) => !set.startsWith('lang=')),
        path,
      ).to.deep.equal([]);
    }
    const member = await signInAs(application, 'contributor');
    const page = await member.get('/en/about');
    expect(page.headers.get('cache-control')).to.equal('no-store');
    expect(await page.text()).to.include('My account');
  });

  it('holds a form whose writer was signed out, and gives it back to be sent', async () => {
    const path = '/en/contribute/1/submit';
    const typed = {
      title: 'مضخات "المياه" <b>',
      note: 'line one\nline two',
      _csrf: 'of a session that is over',
    };
    const held = await visitor.send(path, typed);
    expect(held.status).to.equal(403);
    expect(visitor.html).to.include('What you typed is kept');
    const answer = await visitor.send('/en/sign-in', { ...visitor.hidden(), userName, password });
    expect(answer.status).to.equal(200);
    expect(visitor.html).to.include(`action="${path}"`).and.to.include('مضخات &quot;المياه&quot; &lt;b&gt;');
    expect(visitor.html).to.include('line one\nline two').and.not.include('of a session that is over');
    const token = visitor.hidden()['_csrf']!;
    expect((await visitor.send('/en/account/language', { _csrf: token, locale: 'en' })).status).to.equal(303);
  });

  it('asks a reviewer for the code, and lets nothing be done before', async () => {
    const reviewer = await makeAccount(application, { roles: ['reviewer'] }, password);
    const first = await visitor.signIn(reviewer.userName, password);
    expect(first.headers.get('location')).to.equal('/en/account/second-factor');
    expect((await visitor.ask('/en/account')).headers.get('location')).to.include('/account/second-factor');
    await visitor.ask('/en/account/second-factor');
    const secret = /<p class="secret"><bdi[^>]*>([A-Z2-7 ]+)</.exec(visitor.html)![1]!;
    const wrong = await visitor.send('/en/account/second-factor', { ...visitor.hidden(), code: '000000' });
    expect(wrong.status).to.equal(422);
    expect(visitor.html, 'the same key again').to.include(secret);
    await visitor.send('/en/account/second-factor', { ...visitor.hidden(), code: codeAt(secret) });
    const [, recovery = ''] = /<ul class="recovery">.*?([a-z2-9]{5}-[a-z2-9]{5})</.exec(visitor.html) ?? [];
    expect((await visitor.ask('/en/account')).status).to.equal(200);

    const again = new Visitor(application.origin);
    const second = await again.signIn(reviewer.userName, password, '/en/reviews');
    expect(second.headers.get('location')).to.equal('/en/sign-in/code?next=%2Fen%2Freviews');
    expect((await again.ask('/en/reviews')).status, 'not before the code').to.equal(303);
    await again.ask('/en/sign-in/code?next=%2Fen%2Freviews');
    const done = await again.send('/en/sign-in/code', { ...again.hidden(), code: recovery });
    expect(done.headers.get('location')).to.equal('/en/reviews');
    expect((await again.ask('/en/reviews')).status).to.equal(200);
  });

  it('holds a form past the joining of a telephone, too, and past a code that was mistyped', async () => {
    const reviewer = await makeAccount(application, { roles: ['contributor', 'reviewer'] }, password);
    const path = '/en/contribute/1/submit';
    const returning = new Visitor(application.origin);
    await returning.ask('/en/sign-in');
    await returning.send(path, { ...returning.hidden(), note: 'سطر أول\nسطر ثانٍ' });
    await returning.send('/en/sign-in', {
      ...returning.hidden(),
      userName: reviewer.userName,
      password,
    });
    const secret = /<p class="secret"><bdi[^>]*>([A-Z2-7 ]+)</.exec(returning.html)![1]!;
    await returning.send('/en/account/second-factor', { ...returning.hidden(), code: '000000' });
    await returning.send('/en/account/second-factor', { ...returning.hidden(), code: codeAt(secret) });
    expect(returning.html).to.include('<ul class="recovery">').and.include(`action="${path}"`);
    expect(returning.html).to.include('سطر أول\nسطر ثانٍ');
    const sent = await returning.send(path, returning.hidden());
    expect(sent.status, 'its token is the new session’s: what is refused is the record').to.equal(409);
  });

  it('leads to where the work of each role is', async () => {
    for (const [roles, start] of [
      [['contributor', 'translator'], '/en/contribute'],
      [['translator'], '/en/translations'],
    ] as const) {
      const member = await makeAccount(application, { roles }, password);
      const answer = await new Visitor(application.origin).signIn(member.userName, password);
      expect(answer.headers.get('location')).to.equal(start);
    }
  });

  it('ends with the session, and with what the device kept', async () => {
    await visitor.signIn(userName, password);
    await visitor.ask('/en/account');
    const old = visitor.cookies.get('session')!;
    const answer = await visitor.send('/en/sign-out', visitor.hidden());
    expect(answer.headers.get('clear-site-data')).to.equal('"storage"');
    visitor.cookies.set('session', old);
    expect((await visitor.ask('/en/account')).status).to.equal(303);
  });

  it('exports the audit trail as a file that no spreadsheet runs', async () => {
    await makeAccount(application, { name: '=HYPERLINK("https://evil.example")' });
    const administrator = await signInAs(application, 'administrator', { name: '@SUM(1)' });
    await administrator.post('/en/administration/offices/new', { nameEn: 'Office', kind: 'municipality' });
    const answer = await administrator.get('/en/administration/audit.csv?action=office');
    const text = await answer.text();
    expect(answer.headers.get('content-disposition')).to.include('tajarib-audit.csv');
    expect(text).to.include("'@SUM(1)").and.to.include('office.created').and.not.include('account.created');
  });
});
