import { expect } from 'chai';
import request from 'supertest';
import type { ContentRecord } from '../../../../server/content/index.ts';
import { paths } from '../../../../server/web/paths.ts';
import { sharedApplication, startApplication, type Application } from '../../../support/application.ts';
import { startUnreadyApplication } from '../../../support/broken-libraries.ts';
import { findLandmarks, type Landmarks } from '../../../support/landmarks.ts';
import { lesson, practice } from '../../../support/records.ts';

/** The library's own address of a record, by its external id. */
async function find({ services }: Application, externalId: string): Promise<ContentRecord> {
  const record = await services.content.findPublishedByExternalId(externalId);
  if (!record) throw new Error(`no ${externalId}`);
  return record;
}

describe('the pages of records', () => {
  let application: Application;
  let at: Landmarks;
  const get = (path: string) => request(application.origin).get(path);

  before(async () => {
    application = await sharedApplication();
    at = await findLandmarks(application.services);
  });

  it('are not there under the other kind, a number that is none, or one that nobody has', async () => {
    const { id } = at.practice;
    const wrong = [`/ar/lessons/${id}`, `/ar/practices/0`, `/ar/practices/${id}x`, `/ar/practices/1e3`];
    for (const path of [...wrong, '/en/practices/99999999999', '/en/lessons/x/both', '/r/0', '/r/abc']) {
      expect((await get(path)).status, path).to.equal(404);
    }
  });

  it('say what they are to those that gather pages', async () => {
    const { id, kind } = at.practice;
    const { text } = await get(paths.record('en', kind, id));
    const self = `${application.origin}${paths.record('en', kind, id)}`;
    expect(text).to.include(`<link rel="canonical" href="${self}">`);
    expect(text).to.include(`hreflang="ar" href="${application.origin}${paths.record('ar', kind, id)}"`);
    const [, json = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(text) ?? [];
    const data = JSON.parse(json) as Record<string, unknown>;
    expect(data).to.include({
      '@type': 'Article',
      inLanguage: 'en',
      url: self,
      identifier: at.practice.externalId,
    });
  });

  it('open by a short link in the language of whoever opens it', async () => {
    const { id, kind } = at.practice;
    const short = (headers: Record<string, string>) => get(paths.shortLink(id)).set(headers);
    const browser = await short({ 'Accept-Language': 'en-GB,en;q=0.9' });
    expect([browser.status, browser.headers['location']]).to.deep.equal([302, paths.record('en', kind, id)]);
    const chosen = await short({ 'Accept-Language': 'en', Cookie: 'lang=ar' });
    expect(chosen.headers['location']).to.equal(paths.record('ar', kind, id));
    const only = at.onlyIn.ar;
    const foreign = await get(paths.shortLink(only.id)).set('Accept-Language', 'en');
    expect(foreign.headers['location']).to.equal(paths.record('ar', only.kind, only.id));
  });

  it('are found below the address of their kind, cut short by hand', async () => {
    for (const [kind, folder] of [
      ['practice', '/ar/practices'],
      ['lesson', '/ar/lessons'],
    ] as const) {
      const { status, headers } = await get(folder);
      expect([status, headers['location']]).to.deep.equal([302, paths.search('ar', { kind })]);
    }
    const home = await get(paths.home('en'));
    for (const list of ['sectors', 'governorates']) {
      expect((await get(`/en/${list}`)).headers['location']).to.equal(`${paths.home('en')}#${list}`);
      expect(home.text).to.include(`id="${list}"`);
    }
  });

  it('print the short link so that no line breaks in its number', async () => {
    const { id, kind } = at.practice;
    const { text } = await get(paths.record('en', kind, id));
    const host = application.origin.replace('http://', '');
    expect(text).to.include(`${host}<wbr>${paths.shortLink(id)}</bdi>`);
  });

  it('call a place a governorate only where it is one', async () => {
    const labels = async ({ kind, id }: ContentRecord) => {
      const { text } = await get(paths.record('en', kind, id));
      return [text.includes('<dt>Governorate</dt>'), text.includes('<dt>Place</dt>')];
    };
    for await (const { id } of application.services.content.listPublishedAddresses()) {
      const record = await application.services.content.getPublished(id);
      if (record.kind !== 'practice' || !record.values.district) continue;
      const inIraq = Boolean(record.values.governorate?.length);
      expect(await labels(record), record.externalId).to.deep.equal([inIraq, !inIraq]);
    }
  });

  it('show a record of one language to readers of the other as it is, and say so', async () => {
    const { kind, id } = at.onlyIn.ar;
    const { text } = await get(paths.record('en', kind, id));
    expect(text).to.match(/<h1 lang="ar" dir="rtl">/);
    expect(text).to.include('written in Arabic only');
    expect(text).not.to.include(paths.recordInBoth('en', kind, id));
    const both = await get(paths.recordInBoth('en', kind, id));
    expect([both.status, both.headers['location']]).to.deep.equal([302, paths.record('en', kind, id)]);
  });

  it('warn of an outdated translation, and lead to both texts', async () => {
    const { kind, id } = at.outdated;
    const pages = await Promise.all([get(paths.record('en', kind, id)), get(paths.record('ar', kind, id))]);
    const warned = pages.filter(({ text }) => /older than the original:|أقدم من النص الأصلي:/.test(text));
    expect(warned).to.have.length(1);
    expect(warned[0]?.text).to.match(new RegExp(`href="/(ar|en)/${kind}s/${id}/both"`));
  });
});

describe('what people wrote in a record', () => {
  let application: Application;
  const attack = `</script><script>alert(1)</script><img src=x onerror=alert(2)> & "quoted" 'too'`;
  const text = { ar: `نص ${attack}`, en: `Text ${attack}` };

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    const { content, search } = application.services;
    await content.importBatch(
      [
        practice('evil-p', {
          title: text,
          summary: text,
          lead_org: text,
          district: text,
          problem: text,
          solution: { ar: 'حل' },
          components: [{ name: text, how: text, enabling: text, lesson: 'evil-l' }],
          partners: [{ name: text, role: 'funder' }],
          results: [{ indicator: text, baseline: 1, value: 2, unit: text, source: text }],
          obstacles: [{ what: text, overcome: text }],
          contact_post: text,
          lessons: ['evil-l', 'draft-l', 'nobody'],
        }),
        lesson('evil-l', { statement: text, event: text, source: ['evil-p'] }),
        lesson('draft-l', { statement: { ar: 'مسودة' } }, { status: 'draft' }),
      ],
      new Date(),
    );
    await search.catchUp();
  });
  after(() => application.stop());

  it('is never markup: on its page, beside its translation, in lists and links', async () => {
    const evil = [await find(application, 'evil-p'), await find(application, 'evil-l')];
    const addresses = evil.flatMap(({ kind, id }) =>
      (['ar', 'en'] as const).flatMap((locale) => [
        paths.record(locale, kind, id),
        paths.recordInBoth(locale, kind, id),
        paths.search(locale, { q: attack }),
      ]),
    );
    for (const path of addresses) {
      const answer = await request(application.origin).get(path);
      expect(answer.status, path).to.equal(200);
      expect(answer.text, path).not.to.match(/<img|<script>|<\/script><script/);
      expect(answer.text, path).to.match(/&lt;\/(?:<bdi[^>]*>)?script|\\u003c\/script/);
    }
  });

  it('names linked records both ways, and none that is not published', async () => {
    const [one, other] = [await find(application, 'evil-p'), await find(application, 'evil-l')];
    const page = await request(application.origin).get(paths.practice('ar', one.id));
    expect(page.text).to.include(`href="${paths.lesson('ar', other.id)}"`);
    expect(page.text).not.to.include('مسودة');
    const back = await request(application.origin).get(paths.lesson('ar', other.id));
    expect(back.text).to.include(`href="${paths.practice('ar', one.id)}"`);
  });
});

describe('the page of a record while search is getting ready', () => {
  it('stands without what search would add', async () => {
    const unready = await startUnreadyApplication();
    try {
      const { practice: record } = await findLandmarks(unready.services);
      const answer = await request(unready.app).get(paths.record('en', record.kind, record.id));
      expect(answer.status).to.equal(200);
      expect(answer.text).not.to.include('You may also find useful');
    } finally {
      await unready.stop();
    }
  });
});
