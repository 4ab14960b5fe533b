import { join } from 'node:path';
import { expect } from 'chai';
import express, { type Express } from 'express';
import request from 'supertest';
import { packageRoot } from '../../../server/package-root.ts';
import { loadTranslations } from '../../../server/web/i18n.ts';
import { locale, rememberedLocale } from '../../../server/web/middleware/locale.ts';
import { rootRoutes } from '../../../server/web/pages/home/root-routes.ts';
import { contextOf } from '../../../server/web/page-context.ts';

function app(publicUrl?: string): Express {
  const one = express();
  one.use(locale({ translations: loadTranslations(join(packageRoot, 'locales')), publicUrl }));
  one.use(rootRoutes());
  one.use((_req, res) => {
    const { locale: chosen, direction, origin, t } = contextOf(res);
    res.json({ chosen, direction, origin, name: t('layout:name'), other: res.locals['other'] as object });
  });
  return one;
}

const bodyOf = async (answer: request.Test): Promise<object> => (await answer).body as object;

describe('the language of a page', () => {
  it('is what its address begins with', async () => {
    const body = await bodyOf(
      request(app()).get('/en/search?q=%D9%85%D8%A7%D8%A1&page=2').set('Accept-Language', 'ar'),
    );
    expect(body).to.include({ chosen: 'en', direction: 'ltr', name: 'Tajarib' });
    expect(body).to.deep.include({ other: { locale: 'ar', href: '/ar/search?q=%D9%85%D8%A7%D8%A1&page=2' } });
  });

  it('is Arabic where the address names none', async () => {
    const body = await bodyOf(request(app()).get('/english'));
    expect(body).to.include({ chosen: 'ar', direction: 'rtl' });
  });

  it('is remembered once it was chosen, and not said again', async () => {
    const first = await request(app()).get('/en');
    expect(first.headers['set-cookie']?.[0]).to.match(/^lang=en;.*HttpOnly; SameSite=Lax/);
    const second = await request(app()).get('/en').set('Cookie', 'a=1; lang=en');
    expect(second.headers['set-cookie']).to.equal(undefined);
  });

  it('takes its addresses from the configuration where there is one', async () => {
    const body = await bodyOf(
      request(app('https://tajarib.example/')).get('/ar').set('Host', 'evil.example'),
    );
    expect(body).to.include({ origin: 'https://tajarib.example' });
  });
});

describe('the root', () => {
  const goes = async (headers: Record<string, string>): Promise<string | undefined> => {
    const { headers: answer, status } = await request(app()).get('/').set(headers);
    expect(status).to.equal(302);
    expect(answer['vary']).to.include('Accept-Language');
    return answer['location'];
  };

  it('leads to the language that was chosen before', async () => {
    expect(await goes({ Cookie: 'lang=en', 'Accept-Language': 'ar' })).to.equal('/en');
  });

  it('else to the one that the browser asks for first', async () => {
    expect(await goes({ 'Accept-Language': 'fr, en;q=0.8, ar;q=0.5' })).to.equal('/en');
    expect(await goes({ 'Accept-Language': 'ar-IQ, en;q=0.9' })).to.equal('/ar');
  });

  it('else to Arabic', async () => {
    expect(await goes({ 'Accept-Language': 'ku, fr' })).to.equal('/ar');
    expect(await goes({ Cookie: 'lang=xx; slang=en' })).to.equal('/ar');
  });
});

describe('the remembered language', () => {
  it('is read from its own cookie alone', () => {
    expect(rememberedLocale('slang=en')).to.equal(undefined);
    expect(rememberedLocale('a=b;lang=ar')).to.equal('ar');
    expect(rememberedLocale('lang=enx')).to.equal(undefined);
    expect(rememberedLocale(undefined)).to.equal(undefined);
  });
});
