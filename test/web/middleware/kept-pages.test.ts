import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { keptPages } from '../../../server/web/middleware/kept-pages.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { practice } from '../../support/records.ts';

describe('pages that many read at once', () => {
  let made: number;
  let version: string;
  let now: number;
  let answers: number;
  /** What the page says of its caching, and how. */
  let page: { status: number; caching?: string; origin: string; length: number };

  const app = () => {
    const one = express();
    one.use((_req, res, next) => {
      Object.assign(res.locals, {
        nonce: `word-${++answers}`,
        context: { origin: page.origin, url: _req.url },
      });
      next();
    });
    one.use(keptPages({ version: () => Promise.resolve(version), clock: () => now }));
    one.use((_req, res) => {
      made++;
      if (page.caching) res.set('Cache-Control', page.caching);
      const said = `<script nonce="${res.locals['nonce'] as string}"></script>made ${made}`;
      res
        .vary('Cookie')
        .status(page.status)
        .send(said + ' '.repeat(page.length));
    });
    return one;
  };
  let served: ReturnType<typeof app>;
  const read = (path = '/', cookies = '') => request(served).get(path).set('Cookie', cookies);

  beforeEach(() => {
    [made, version, now, answers] = [0, 'one', 0, 0];
    page = { status: 200, origin: 'http://library.example', length: 0 };
    served = app();
  });

  it('are made once, and each answer runs its own scripts alone', async () => {
    const [first, second] = [await read(), await read()];
    expect(first.text).to.equal('<script nonce="word-1"></script>made 1');
    expect(second.text).to.equal('<script nonce="word-2"></script>made 1');
    expect(second.headers['content-type']).to.equal(first.headers['content-type']);
    expect(second.headers['vary']).to.equal('Cookie');
  });

  it('are made anew when something was written', async () => {
    await read();
    version = 'two';
    expect((await read()).text).to.include('made 2');
  });

  it('are made anew after ten seconds', async () => {
    await read();
    now = 9_999;
    expect((await read()).text).to.include('made 1');
    now = 10_000;
    expect((await read()).text).to.include('made 2');
  });

  it('are told apart by address and by the name that the library goes under', async () => {
    await read('/?a=1');
    expect((await read('/?a=2')).text).to.include('made 2');
    page.origin = 'http://other.example';
    expect((await read('/?a=1')).text).to.include('made 3');
  });

  it('are not those of who is signed in, in neither direction', async () => {
    const session = `session=${'s'.repeat(40)}`;
    expect((await read('/', session)).text).to.include('made 1');
    expect((await read()).text).to.include('made 2');
    expect((await read('/', session)).text).to.include('made 3');
  });

  it('are not those that keep out of caches, that fail, or that are very long', async () => {
    for (const other of [{ caching: 'no-store' }, { status: 404 }, { length: 300_000 }]) {
      page = { status: 200, origin: JSON.stringify(other), length: 0, ...other };
      await read();
      const before_ = made;
      await read();
      expect(made, JSON.stringify(other)).to.equal(before_ + 1);
    }
  });

  it('are not kept without end', async () => {
    for (let number = 0; number <= 100; number++) await read(`/${number}`);
    expect((await read('/100')).text).to.include('made 101');
    expect((await read('/0')).text).to.include('made 102');
  });
});

describe('pages of records that were just read', () => {
  let application: Application;
  before(async () => {
    application = await startApplication();
  });
  after(() => application.stop());

  it('show what was published since, and nothing that was taken back', async () => {
    const { content, search } = application.services;
    const read = async (path: string) => request(application.app).get(path);
    await content.importBatch([practice('just-read', { title: { ar: 'عنوان أول' } })], new Date());
    const [record] = await content.listPublishedByExternalIds(['just-read']);
    const address = `/ar/practices/${record!.id}`;
    expect((await read(address)).text).to.include('عنوان أول');
    await content.importBatch([practice('just-read', { title: { ar: 'عنوان ثان' } })], new Date());
    await search.catchUp();
    const again = (await read(address)).text;
    expect(again).to.include('عنوان ثان').and.not.to.include('عنوان أول');
    expect((await read('/ar')).text).to.include('عنوان ثان');
    await content.importBatch([practice('just-read', {}, { status: 'archived' })], new Date());
    expect((await read(address)).status).to.equal(404);
    await search.catchUp();
    expect((await read('/ar')).text).not.to.include('عنوان ثان');
  });
});
