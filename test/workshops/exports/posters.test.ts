import { expect } from 'chai';
import { getDocumentProxy } from 'unpdf';
import { isPdfAvailable, makePackFile, Press } from '../../../server/workshops/index.ts';
import { sharedApplication } from '../../support/application.ts';
import { packWith } from '../../support/packs.ts';

describe('posters', function () {
  this.timeout(60_000);
  const press = new Press();
  after(() => press.close());

  it('show all of a long practice above its code: nothing of its chart is cut off', async function () {
    if (!isPdfAvailable()) return this.skip();
    const { content } = (await sharedApplication()).services;
    const [record] = await content.listPublishedByExternalIds(['sample-agr-p1']);
    const long = (times: number) => ({
      ar: Array(times).fill('خفّض المخزن المبرّد تلف التفاح والرمان.').join(' '),
    });
    const values = { ...record!.values, problem: long(40), solution: long(40) };
    const made = await makePackFile(
      'posters.pdf',
      packWith([{ ...record!, values }], 'ar'),
      press,
      new Date(),
    );
    const page = await (await getDocumentProxy(new Uint8Array(made!.bytes))).getPage(1);
    const { items } = await page.getTextContent();
    const heights = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [(item.transform as number[])[5]!] : [],
    );
    // The code of 40 mm stands on the margin of 16 mm; only its caption and its address are beside it.
    const code = ((16 + 40) / 25.4) * 72;
    expect(heights.filter((height) => height < code)).to.have.length.within(1, 12);
  });
});
