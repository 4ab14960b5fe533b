import { expect } from 'chai';
import { recordAnswerSchema } from '../../../../server/web/api/record-answer.ts';
import { paths } from '../../../../server/web/paths.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { pdf, photograph, takeFile } from '../../../support/files.ts';
import { lesson, practice } from '../../../support/records.ts';

describe('the files of a published record', function () {
  this.timeout(60_000);
  let application: Application;
  let photo: string;
  let plan: string;
  const ids = new Map<string, number>();
  const office = 'مديرية ماء البصرة';

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    const { attachments, content } = application.services;
    photo = await takeFile(attachments, `${office}.jpg`, await photograph(900, 600));
    plan = await takeFile(
      attachments,
      `${office}.pdf`,
      pdf('Reading of the night flow in the zones', 'The second page of it'),
    );
    await attachments.readText(plan);
    const media = [
      { file: photo, name: `${office}.jpg`, alt: { ar: 'مضخة' }, credit: { ar: office }, consent: true },
      { file: plan, name: `${office}.pdf`, caption: { en: 'Field guide' } },
      { file: 'e'.repeat(64), name: 'not-here.pdf' },
    ];
    await content.importBatch(
      [practice('shown', { media }), lesson('withheld', { files: media, attribution: 'anonymous' })],
      new Date(),
    );
    for await (const { id, externalId } of content.exportAll()) ids.set(externalId, id);
  });
  after(() => application.stop());

  const page = async (path: string) => (await fetch(application.origin + path)).text();

  it('stand on its page: photographs in the size that fits, in a place that is kept for them', async () => {
    const id = ids.get('shown')!;
    const html = await page(paths.practice('en', id));
    const [image = ''] = /<img src="\/files[^>]*>/.exec(html) ?? [];
    // It lies on its side in the camera's file, and was turned.
    expect(image).to.include('width="600" height="900"').and.include('loading="lazy"');
    expect(image).to.include('alt="مضخة" lang="ar" dir="rtl"');
    const [, srcset = ''] = /srcset="([^"]*)"/.exec(image) ?? [];
    expect(srcset.split(', ').map((one) => one.split(' ')[1])).to.deep.equal(['213w', '533w', '600w']);
    for (const one of srcset.split(', ')) {
      const answer = await fetch(application.origin + one.split(' ')[0]!);
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'image/webp']);
    }
    expect(html).to.match(
      /Field guide<\/a><p class="micro"><bdi lang="en">PDF<\/bdi>, 1 KB, 2 pages, in English/,
    );
    expect(html).to.include('id="attachments"').and.not.include('not-here');
    expect(await page(paths.practice('ar', id))).to.include('صفحتان، بالإنكليزية');
  });

  it('come with it to programs, in the form that is declared', async () => {
    const id = ids.get('shown')!;
    const answer: unknown = await (await fetch(application.origin + paths.apiRecord(id))).json();
    const { files } = recordAnswerSchema(application.services.vocabularies).parse(answer);
    expect(files.map(({ file, type, pages, language }) => ({ file, type, pages, language }))).to.deep.equal([
      { file: photo, type: 'image/jpeg', pages: undefined, language: undefined },
      { file: plan, type: 'application/pdf', pages: 2, language: 'en' },
    ]);
    for (const { url } of files) expect((await fetch(url)).status, url).to.equal(200);
  });

  it('do not say whose it is where the source is withheld', async () => {
    const id = ids.get('withheld')!;
    const seen = [
      await page(paths.lesson('ar', id)),
      await page(paths.lesson('en', id)),
      await page(paths.apiRecord(id)),
    ];
    for (const text of seen) expect(text).to.not.include(office);
    const download = await fetch(application.origin + paths.file(id, plan));
    expect(download.headers.get('content-disposition')).to.equal('attachment; filename=2.pdf');
  });
});
