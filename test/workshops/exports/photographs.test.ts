import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import type { ContentRecord } from '../../../server/content/index.ts';
import {
  countPhotographs,
  isPdfAvailable,
  makeRecordFile,
  makeRoomPack,
  Press,
} from '../../../server/workshops/index.ts';
import { makeAccount } from '../../support/accounts.ts';
import { sharedApplication, type Application } from '../../support/application.ts';
import { makeFolder } from '../../support/databases.ts';
import { needRoomSearch, packWith, wellFormedParts } from '../../support/packs.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { practiceWith } from '../../support/reader.ts';

describe('the photographs of a record', function () {
  this.timeout(60_000);
  const press = new Press();
  let application: Application;
  let record: ContentRecord;
  let hash: string;

  before(async () => {
    application = await sharedApplication();
    await needRoomSearch();
    const path = join(makeFolder('photographs'), 'pump.jpg');
    const background = { r: 30, g: 90, b: 60 };
    const drawn = sharp({ create: { width: 1200, height: 800, channels: 3, background } });
    await writeFile(path, await drawn.jpeg().toBuffer());
    const { id: accountId } = await makeAccount(application);
    ({ hash } = await application.services.attachments.take({ path, name: 'pump.jpg', accountId }));
    const row = {
      ...{ file: hash, name: 'pump.jpg', consent: true },
      alt: { ar: 'مضخة على ضفة النهر', en: 'A pump on the river bank' },
      caption: { ar: 'المضخة بعد التأهيل', en: 'The pump, rebuilt' },
    };
    record = practiceWith({ media: [row, { ...row, file: '0'.repeat(64) }] });
  });
  after(() => press.close());

  const make = async (format: 'docx' | 'pdf', language: 'en' | 'both') => {
    const { content, attachments: photographs } = application.services;
    const { voices } = packWith([], language);
    return (await makeRecordFile(record, format, language, voices, { press, content, photographs })).bytes;
  };

  it('stand in its Word document once, described and explained in each language', async () => {
    const bytes = await make('docx', 'both');
    const pictures = Object.keys(unzipSync(bytes)).filter((name) => /^word\/media\/.*\.jpe?g$/.test(name));
    expect(pictures).to.have.length(1);
    const { 'word/document.xml': document = '' } = wellFormedParts(bytes);
    expect(document.match(/descr="مضخة على ضفة النهر"/g)).to.have.length(1);
    expect(document).to.include('المضخة بعد التأهيل').and.include('The pump, rebuilt');
  });

  it('stand in its PDF', async function () {
    if (!isPdfAvailable()) return this.skip();
    const bytes = await make('pdf', 'en');
    expect(bytes.toString('latin1')).to.match(/\/Subtype\s*\/Image/);
    expect((await readPdf(bytes)).text).to.include('The pump, rebuilt');
  });

  it('are counted as papers take them along, each once', async () => {
    const { attachments } = application.services;
    expect(await countPhotographs([record, record], attachments)).to.equal(1);
    expect(await countPhotographs([practiceWith({ media: [] })], attachments)).to.equal(0);
  });

  it('lie in the room pack, beside the pages that show them', async () => {
    const { bytes } = await makeRoomPack(packWith([record], 'both'), [], application.services.attachments);
    const files = unzipSync(bytes);
    const picture = files[`w-test-room/pictures/${hash}.webp`];
    expect((await sharp(picture).metadata()).format).to.equal('webp');
    const page = strFromU8(files[`w-test-room/ar/records/${record.id}.html`]!);
    expect(page)
      .to.include(`src="../../pictures/${hash}.webp"`)
      .and.include('alt="مضخة على ضفة النهر"')
      .and.include('المضخة بعد التأهيل');
  });
});
