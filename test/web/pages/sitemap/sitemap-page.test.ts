import { expect } from 'chai';
import type { PublishedAddress } from '../../../../server/content/index.ts';
import {
  partOf,
  robotsText,
  sitemapIndexXml,
  sitemapXml,
} from '../../../../server/web/pages/sitemap/sitemap-page.ts';
import { sharedApplication } from '../../../support/application.ts';
import { toArray } from '../../../support/library.ts';

const origin = 'https://tajarib.example';
const record = (id: number, languages: PublishedAddress['languages']): PublishedAddress => ({
  id,
  kind: 'practice',
  updatedAt: '2026-02-03T04:05:06.000Z',
  languages,
});

async function* each(records: readonly PublishedAddress[]): AsyncGenerator<PublishedAddress> {
  for (const one of records) yield await Promise.resolve(one);
}

const xmlOf = async (records: readonly PublishedAddress[]): Promise<string> =>
  (await toArray(sitemapXml([], each(records), origin))).join('');
const locationsIn = (xml: string): string[] =>
  [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url ?? '');

describe('the site map', () => {
  it('names a record in each language that it is written in, and both beside each', async () => {
    const xml = await xmlOf([record(7, ['ar', 'en'])]);
    expect(locationsIn(xml)).to.deep.equal([`${origin}/ar/practices/7`, `${origin}/en/practices/7`]);
    expect(xml.match(/hreflang="ar"/g)).to.have.length(2);
    expect(xml.match(/hreflang="en"/g)).to.have.length(2);
    expect(xml).to.include('<lastmod>2026-02-03</lastmod>');
  });

  it('names a record in one language once', async () => {
    expect(locationsIn(await xmlOf([record(7, ['en'])]))).to.deep.equal([`${origin}/en/practices/7`]);
  });

  it('names a Kurdish record in both, as it is read with either around it', async () => {
    expect(locationsIn(await xmlOf([record(7, ['ku'])]))).to.have.length(2);
  });

  it('falls into parts that neither repeat nor miss a record', async () => {
    const all = Array.from({ length: 7 }, (_, index) => record(index + 1, ['ar']));
    const parts = await Promise.all([1, 2, 3].map((part) => toArray(partOf(each(all), part, 3))));
    expect(parts.map((part) => part.map(({ id }) => id))).to.deep.equal([[1, 2, 3], [4, 5, 6], [7]]);
    expect(locationsIn(sitemapIndexXml(3, origin))).to.deep.equal(
      [1, 2, 3].map((part) => `${origin}/sitemap-${part}.xml`),
    );
  });

  it('lists only pages that are there', async () => {
    const application = await sharedApplication();
    const answer = await fetch(`${application.origin}/sitemap.xml`);
    expect(answer.headers.get('content-type')).to.match(/^application\/xml/);
    const urls = locationsIn(await answer.text());
    const { practice, lesson } = await application.services.content.countPublished();
    expect(urls.length).to.be.greaterThan(practice + lesson);
    const broken: string[] = [];
    // Records are all alike: some of them stand for the rest.
    const visited = urls.filter((url, index) => !/\/(practices|lessons)\//.test(url) || index % 12 === 0);
    for (const url of visited) {
      const { status } = await fetch(url, { method: 'HEAD', redirect: 'manual' });
      if (status !== 200) broken.push(`${status} ${url}`);
    }
    expect(broken).to.deep.equal([]);
  }).timeout(120_000);

  it('has no part beyond the last', async () => {
    const { origin: here } = await sharedApplication();
    for (const part of ['0', '2', '9999', 'x', '-1']) {
      expect((await fetch(`${here}/sitemap-${part}.xml`)).status, part).to.equal(404);
    }
    expect((await fetch(`${here}/sitemap-1.xml`)).status).to.equal(200);
  });

  it('is named in robots.txt', async () => {
    const { origin: here } = await sharedApplication();
    const answer = await fetch(`${here}/robots.txt`);
    expect(await answer.text())
      .to.equal(robotsText(here))
      .and.to.include(`Sitemap: ${here}/sitemap.xml`);
  });
});
