import { join } from 'node:path';
import { expect } from 'chai';
import express, { type Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { StorageUnusable } from '../../../server/attachments/index.ts';
import { InvalidInput, NotAllowed, NotFound } from '../../../server/errors.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { EngineUnavailable } from '../../../server/search/index.ts';
import { createHelpers } from '../../../server/web/helpers/index.ts';
import { loadTranslations } from '../../../server/web/i18n.ts';
import { errors } from '../../../server/web/middleware/errors.ts';
import { locale } from '../../../server/web/middleware/locale.ts';
import { useViews } from '../../../server/web/views/view-engine.ts';
import { createViews, type Views } from '../../../server/web/views/views.ts';

const views = join(packageRoot, 'views');
const translations = loadTranslations(join(packageRoot, 'locales'));
const log = pino({ level: 'silent' });
const drawn = createViews({
  folder: views,
  helpers: createHelpers({ viewsFolder: views, assetUrl: (file) => `/${file}` }),
});

/** An application of one page that fails with `error`. */
function failing(error: unknown, drawnBy: Views = drawn): Express {
  const app = express();
  useViews(app, views, drawnBy);
  app.use((req, res, next) => {
    Object.assign(req, { id: 'ref-1' });
    Object.assign(res.locals, { nonce: 'n', hasSamples: false });
    next();
  });
  app.use(locale({ translations, publicUrl: undefined }));
  app.get(['/ar/page', '/en/page', '/page'], () => {
    throw error;
  });
  app.use(errors({ translations, log }));
  return app;
}

describe('a page that fails', () => {
  it('says so in the status that belongs to the failure', async () => {
    const cases: [unknown, number][] = [
      [new NotFound('x'), 404],
      [new NotAllowed('x'), 403],
      [new InvalidInput([{ path: 'q', code: 'x' }]), 400],
      [new EngineUnavailable('x'), 503],
      [new StorageUnusable('x'), 503],
      [new StorageUnusable('x', { cause: Object.assign(new Error('x'), { code: 'ENOSPC' }) }), 507],
      [Object.assign(new URIError('x'), { status: 400 }), 400],
      [Object.assign(new Error('x'), { status: 413 }), 400],
      [Object.assign(new Error('x'), { status: 429 }), 429],
      [new Error('x'), 500],
      ['a text', 500],
    ];
    for (const [error, status] of cases) {
      const answer = await request(failing(error)).get('/en/page');
      expect(answer.status, String(error)).to.equal(status);
      expect(answer.headers['cache-control']).to.equal('no-store');
    }
  });

  it('tells nothing of the inside, only a number to ask by', async () => {
    const { text } = await request(failing(new Error('secret at /srv/tajarib.ts:1'))).get('/en/page');
    expect(text).not.to.match(/secret|\.ts/);
    expect(text).to.include('This page could not be shown').and.to.include('<bdi dir="ltr">ref-1</bdi>');
  });

  it('speaks the language of its address, and both where it has none', async () => {
    const arabic = await request(failing(new NotFound('x'))).get('/ar/page');
    expect(arabic.text).to.include('لا صفحة في هذا العنوان').and.not.to.include('There is no page');
    const neither = await request(failing(new NotFound('x'))).get('/page');
    expect(neither.text)
      .to.include('لا صفحة في هذا العنوان')
      .and.to.include('There is no page at this address');
    expect(neither.text).to.include('<section class="prose" lang="en" dir="ltr">');
  });

  it('offers to ask again while search is getting ready', async () => {
    const { text, headers } = await request(failing(new EngineUnavailable('x'))).get('/ar/page?q=1');
    expect(headers['retry-after']).to.equal('5');
    expect(text).to.include('البحث قيد التهيئة').and.to.include('<a class="btn" href="/ar/page?q&#x3D;1">');
    expect(text).to.include('src="/js/getting-ready.js" nonce="n"');
  });

  it('offers to ask again after what may pass, and not for what is not there', async () => {
    const again = '<a class="btn" href="/en/page?q&#x3D;1">Try again</a>';
    for (const error of [new Error('x'), Object.assign(new Error('x'), { status: 429 })])
      expect((await request(failing(error)).get('/en/page?q=1')).text).to.include(again);
    const gone = await request(failing(new NotFound('x'))).get('/en/page?q=1');
    expect(gone.text).not.to.include('Try again');
  });

  it('is one plain sentence in both languages when even this page cannot be drawn', async () => {
    const broken: Views = {
      render() {
        throw new Error('no views');
      },
    };
    const { text, status, headers } = await request(failing(new NotFound('x'), broken)).get('/en/page');
    expect(status).to.equal(404);
    expect(headers['content-type']).to.include('text/plain');
    expect(text).to.match(/تعذّر عرض الصفحة.*could not be shown/);
  });
});
