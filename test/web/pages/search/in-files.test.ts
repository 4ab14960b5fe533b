import { expect } from 'chai';
import { searchAnswerSchema } from '../../../../server/web/api/search-answer.ts';
import { paths } from '../../../../server/web/paths.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { docx, pdf, pptx, takeFile } from '../../../support/files.ts';
import { lesson, practice } from '../../../support/records.ts';

describe('searching the files of records', function () {
  this.timeout(60_000);
  let application: Application;
  let hashes: Record<string, string>;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    const { attachments, content } = application.services;
    hashes = {
      guide: await takeFile(
        attachments,
        'guide.pdf',
        pdf('Contents', 'The loggers are read between two and four at night'),
      ),
      report: await takeFile(attachments, 'تقرير.docx', await docx('نُصبت المسجلات الصوتية في غرف التفتيش')),
      slides: await takeFile(attachments, 'slides.pptx', await pptx('أولى', 'مقارنة القراءات الشهرية')),
      draft: await takeFile(attachments, 'draft.pdf', pdf('Unpublished telemetry')),
    };
    const { guide, report, slides, draft } = hashes;
    const media = [
      { file: guide, name: 'guide.pdf', caption: { en: 'Field guide', ar: 'دليل ميداني' } },
      { file: report, name: 'تقرير.docx' },
    ];
    const files = [{ file: slides, name: 'مديرية الماء.pptx' }];
    await content.importBatch(
      [
        practice('with-files', { media }),
        lesson('withheld', { files, attribution: 'anonymous' }),
        practice('hidden', { media: [{ file: draft, name: 'draft.pdf' }] }, { status: 'draft' }),
        practice('said', { summary: { en: 'The loggers were stolen.' } }),
      ],
      new Date(),
    );
    // Read after the records were published: what is read then is found from then on.
    await application.services.search.catchUp();
    for (const hash of Object.values(hashes)) await attachments.readText(hash);
    await application.services.search.catchUp();
  });
  after(() => application.stop());

  const find = async (q: string, lang: 'ar' | 'en' = 'en') => {
    const answer: unknown = await (await fetch(application.origin + paths.apiSearch({ q, lang }))).json();
    return searchAnswerSchema.parse(answer).hits;
  };
  const page = async (q: string, locale: 'ar' | 'en') =>
    (await fetch(application.origin + paths.search(locale, { q }))).text();

  it('finds what only a file says, and says in which and on which page, with the passage', async () => {
    const html = await page('نصب المسجلات', 'ar');
    expect(html).to.match(/<p class="infile">.*في المرفق «<bdi>تقرير\.docx<\/bdi>»/);
    expect(html).to.match(/<mark>المسجلات<\/mark>/);
    const english = await page('read at night', 'en');
    expect(english).to.match(/Found in the attachment “<bdi>Field guide<\/bdi>”, page 2/);
    expect(english).to.match(/<mark>night<\/mark>/);
    expect(await page('القراءات الشهرية', 'ar')).to.match(/في المرفق «.*1\.pptx.*»، شريحة .*2/);
  });

  it('shows the records that say it themselves first, and of those nothing of their files', async () => {
    const hits = await find('loggers');
    expect(hits.map(({ externalId }) => externalId)).to.deep.equal(['said', 'with-files']);
    expect(hits[0]?.inFile).to.equal(null);
    expect(hits[1]?.inFile).to.deep.include({ name: 'guide.pdf', page: 2 });
    expect((await fetch(hits[1]!.inFile!.url)).status).to.equal(200);
    expect(hits[1]?.snippet).to.include('loggers').and.include('four at night');
  });

  it('shows the passage of a file where that says more of the question than the record', async () => {
    const [hit] = await find('guide to loggers at night');
    expect(hit?.inFile).to.deep.include({ name: 'guide.pdf', page: 2 });
  });

  it('finds nothing of files of records that are not published, and no source that is withheld', async () => {
    expect(await find('telemetry')).to.deep.equal([]);
    const [hit] = await find('مقارنة القراءات', 'ar');
    expect(hit?.inFile?.name).to.equal('1.pptx');
    expect(JSON.stringify(hit)).not.to.include('مديرية');
  });

  it('does not find any more what a record let go', async () => {
    const { content, search } = application.services;
    await content.importBatch([practice('with-files', {})], new Date());
    await search.catchUp();
    expect((await find('loggers')).map(({ externalId }) => externalId)).to.deep.equal(['said']);
  });
});
