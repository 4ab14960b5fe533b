import { expect } from 'chai';
import { paths } from '../../../server/web/paths.ts';
import { startApplication, type Application } from '../../support/application.ts';

const beacon = { 'Content-Type': 'text/plain;charset=UTF-8' };
const someId = '22b26290-6d1a-415b-85ef-3625ab8e9f41';

describe('the note of an opened result', function () {
  this.timeout(120_000);
  let application: Application;

  before(async () => {
    application = await startApplication();
  });
  after(() => application.stop());

  async function post(id: string, body: string, headers: Record<string, string>): Promise<Response> {
    return fetch(application.origin + paths.apiOpened(id), { method: 'POST', body, headers });
  }
  const fromHere = () => ({ ...beacon, Origin: application.origin });

  /** The address that a search page gives its script; '' where the search is not remembered. */
  async function openedAddress(path: string, headers: Record<string, string> = {}): Promise<string> {
    const html = await (await fetch(application.origin + path, { headers })).text();
    return /data-opened="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
  }
  const logged = async () => {
    // Writing is put off, so that reading never waits for it.
    await application.services.search.close();
    return application.services.database.reader.selectFrom('searches').selectAll().execute();
  };

  it('is asked for on the first page of a question, and nowhere else', async () => {
    expect(await openedAddress('/en/search?q=water')).to.match(/^\/api\/v1\/searches\/[\da-f-]{36}\/opened$/);
    expect(await openedAddress('/en/search?q=water', { 'X-Fragment': 'results' })).not.to.equal('');
    expect(await openedAddress('/en/search?q=wat', { 'X-Fragment': 'typing' }), 'half a word').to.equal('');
    expect(await openedAddress('/en/search?q=water&page=2'), 'page 2').to.equal('');
    expect(await openedAddress('/en/search'), 'nothing asked').to.equal('');
    expect(await openedAddress('/en/search?q=a%40example.org+water'), 'an address').to.equal('');
  });

  it('is taken from the library’s own pages alone', async () => {
    const body = '{"position":1}';
    const refused: Record<string, string>[] = [
      beacon,
      { ...beacon, Origin: 'https://elsewhere.example' },
      { ...beacon, Origin: 'null' },
      { ...fromHere(), 'Sec-Fetch-Site': 'cross-site' },
      { ...fromHere(), 'Sec-Fetch-Site': 'same-site' },
      { ...fromHere(), 'Sec-Fetch-Site': 'none' },
    ];
    for (const headers of refused)
      expect((await post(someId, body, headers)).status, JSON.stringify(headers)).to.equal(403);
    for (const headers of [fromHere(), { ...fromHere(), 'Content-Type': 'application/json' }])
      expect((await post(someId, body, headers)).status).to.equal(204);
  });

  it('is a place among the results and nothing more', async () => {
    const wrong = [
      '',
      '{}',
      '[]',
      'null',
      '{"position":0}',
      '{"position":101}',
      '{"position":"1"}',
      '{"position":1.5}',
    ];
    const stranger = [
      '{"position":1,"who":"x"}',
      '{"position":1',
      `{"position":1}${' '.repeat(1_100)}`,
      '\u0000',
    ];
    for (const body of [...wrong, ...stranger])
      expect((await post(someId, body, fromHere())).status, body.slice(0, 40)).to.equal(400);
    const form = { ...fromHere(), 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await post(someId, 'position=1', form)).status).to.equal(400);
    for (const id of ['1', 'x'.repeat(36), `${someId}0`, '__proto__'])
      expect((await post(id, '{"position":1}', fromHere())).status, id).to.equal(404);
  });

  it('does not tell whether there is such a search, and sets no cookie', async () => {
    const answer = await post(someId, '{"position":1}', fromHere());
    expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).to.deep.equal([
      204,
      '',
      null,
    ]);
  });

  it('is kept with the question, the first one only, and nothing of who asked', async () => {
    const address = await openedAddress('/en/search?q=Solar+PUMP&sector=WAT');
    const id = address.split('/')[4] ?? '';
    for (const position of [3, 5]) await post(id, JSON.stringify({ position }), fromHere());
    const rows = await logged();
    const row = rows.find((one) => one.id === id);
    expect(row).to.include({ query: 'solar pump', locale: 'en', filters: '{"sector":["WAT"]}', position: 3 });
    expect(Object.keys(row ?? {})).to.have.members([
      'id',
      'day',
      'query',
      'locale',
      'filters',
      'total',
      'position',
    ]);
    expect(rows.map(({ query }) => query)).not.to.include('wat');
  });
});
