import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { locales } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { sharedApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { findLandmarks, pathOf, type Landmarks } from '../support/landmarks.ts';
import type { ListedPage } from '../support/pages.ts';
import { bytesOf, visitFirst } from './weights.ts';

const kilobyte = 1024;
const pages: (Pick<ListedPage, 'name' | 'path'> & { most: number })[] = [
  { name: 'home', path: (locale) => paths.home(locale), most: 60 },
  { name: 'search', path: (locale) => paths.search(locale), most: 60 },
  { name: 'the longest record', path: (locale, { longest }) => pathOf(locale, longest), most: 70 },
  {
    name: 'the longest record in both languages',
    path: (locale, { longest }) => paths.recordInBoth(locale, longest.kind, longest.id),
    most: 70,
  },
];

describeInBrowser('a first visit over a slow connection', () => {
  let application: Application;
  let landmarks: Landmarks;

  before(async () => {
    application = await sharedApplication();
    landmarks = await findLandmarks(application.services);
  });

  for (const { name, path, most } of pages) {
    for (const locale of locales) {
      it(`${name} (${locale}) is light, quick and keeps still`, async () => {
        const url = application.origin + path(locale, landmarks);
        const { transfers, largestPaint, shift } = await visitFirst(await sharedBrowser(), url);
        const texts = transfers.filter(({ kind }) => ['document', 'stylesheet', 'script'].includes(kind));
        const withoutFonts = transfers.filter(({ kind }) => kind !== 'font');
        const bytes = withoutFonts.reduce((sum, one) => sum + one.bytes, 0);

        expect(
          texts.filter(({ encoding }) => encoding === '').map((one) => one.url),
          'not compressed',
        ).to.deep.equal([]);
        expect(bytes / kilobyte, 'KB without fonts').to.be.within(1, most);
        expect(bytesOf(transfers, 'script') / kilobyte, 'KB of scripts').to.be.at.most(25);
        expect(bytesOf(transfers, 'stylesheet') / kilobyte, 'KB of styles').to.be.within(1, 20);
        expect(
          withoutFonts.length,
          `requests: ${withoutFonts.map((one) => one.url).join(' ')}`,
        ).to.be.at.most(8);
        expect(largestPaint, 'largest paint, ms').to.be.within(1, 1_800);
        expect(shift, 'layout shift').to.be.at.most(0.02);
      });
    }
  }

  it('is measured: a page that is heavy, late and restless is seen to be so', async () => {
    const filler = randomBytes(60 * kilobyte).toString('hex');
    const server = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html');
      res.write(`<!doctype html><title>x</title><!-- ${filler} -->`);
      setTimeout(() => {
        res.end(`<p id="text" style="font-size: 3rem">${'words '.repeat(60)}</p><script>
          const late = () => text.insertAdjacentHTML('beforebegin', '<div style="height: 300px">late</div>');
          requestAnimationFrame(() => requestAnimationFrame(late));
          </script><img src="/later.png">`);
      }, 1_900);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { transfers, largestPaint, shift } = await visitFirst(
      await sharedBrowser(),
      `http://127.0.0.1:${port}/`,
    );
    server.closeAllConnections();
    server.close();
    expect(transfers[0]).to.include({ kind: 'document', encoding: '' });
    expect(bytesOf(transfers, 'document') / kilobyte).to.be.above(100);
    expect(transfers).to.have.length(2);
    expect(largestPaint).to.be.above(1_800);
    expect(shift).to.be.above(0.02);
  });
});
