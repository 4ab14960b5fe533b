import { expect } from 'chai';
import { paths } from '../../server/web/paths.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser } from '../support/browser.ts';
import { pdf, photograph } from '../support/files.ts';
import { answer, catchUp, comment, gather, publish, submit, take, type Company } from './whole-way.ts';

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

describeInBrowser('the whole way of a record', function () {
  this.timeout(300_000);
  let application: Application;
  let photo: Buffer;

  before(async () => {
    application = await startApplication();
    photo = await photograph(900, 600);
  });
  after(() => application.stop());

  /** The messages that came to the reader of this name, by what they are about. */
  const told = async (accountId: number) =>
    (await application.services.mail.listMessages())
      .filter((one) => one.accountId === accountId)
      .map(({ template, locale }) => `${template} ${locale}`)
      .toReversed();

  async function asCompany(
    circumstances: Parameters<typeof gather>[1],
    walk: (company: Company) => Promise<void>,
  ): Promise<void> {
    const company = await gather(application, circumstances);
    try {
      await walk(company);
      const { writer, reviewer, translator, reader } = company;
      expect([writer, reviewer, translator, reader].flatMap(({ failures }) => failures)).to.deep.equal([]);
      expect(application.errors.join('\n')).to.equal('');
    } finally {
      await company.leave();
    }
  }

  it('leads a lesson in Arabic from a phone without scripts to readers of both languages', () =>
    asCompany({ locale: 'ar', width: 360, scripts: false }, async (company) => {
      const { writer, reviewer, translator, reader, accounts } = company;
      await writer.open(paths.contribute('ar'));
      await writer.press(`a[href="${paths.newRecord('ar', 'lesson')}"]`);
      await writer.press('main form .btn');
      const statement = 'حاويات الفرز وصلت قبل حملة التوعية';
      const words = { 'statement.ar': statement, type: 'obstacle', 'event.ar': 'وزّعنا 600 حاوية زقفصط.' };
      await answer(writer, words, { 'advice.ar': 'نبدأ بالتوعية ثم نوزّع الحاويات.' });
      await answer(
        writer,
        { sector: ['WST'], theme: ['coordination'], stage: 'implementation' },
        { governorate: 'IQ-NI' },
      );
      await writer.page.setInputFiles('[name="files"]', [
        file('محطة الفرز.jpg', 'image/jpeg', photo),
        file('counts.pdf', 'application/pdf', pdf('first page', 'sorting counts qzvkl')),
      ]);
      await writer.press('[value="attach:files"]');
      const sharing = { attribution: 'governorate', licence_ok: 'yes' };
      const files = {
        'files.0.alt.ar': 'عمّال يفرزون',
        'files.0.consent': 'yes',
        'files.1.caption.ar': 'جدول',
      };
      await answer(writer, { ...sharing, ...files });
      // Three published records of the same are shown before it is sent.
      const similar = await writer.page.locator('.same .card').count();
      expect(similar).to.equal(3);
      expect(await writer.page.locator('.same > h2').innerText()).to.equal('3 سجلات تشبه هذا');
      const id = await submit(writer);

      await take(reviewer, 'ar', id);
      await comment(reviewer, 'event', { text: 'متى كان ذلك؟' });
      await comment(reviewer, 'statement', { suggested: 'وصلت حاويات الفرز قبل التوعية بشهرين' });
      // It is not passed while something is open, and the page says so.
      await reviewer.page.locator('#decide .note', { hasText: 'لم تُحسم' }).waitFor();
      await reviewer.press('form[action$="/requestChanges"] .btn.alt');
      await reviewer.page.locator('#reason-error').waitFor();
      reviewer.forgive();
      await reviewer.fillIn({ reason: 'تُذكر التواريخ.' });
      await reviewer.press('form[action$="/requestChanges"] .btn.alt');

      await writer.open(paths.contribute('ar'));
      await writer.press(`.recs a[href="${paths.draft('ar', id)}"]`);
      await writer.page.locator('.note.warned', { hasText: 'تُذكر التواريخ.' }).waitFor();
      await writer.page.locator('.thread summary').first().click();
      await writer.press('[value=reply]');
      await writer.page.locator('.thread .msg', { hasText: 'لم يُكتب شيء' }).waitFor();
      await writer.page.locator('.thread [name=text]').first().fill('في آذار.');
      await writer.press('[value=reply]');
      await writer.press('[value=accept]');
      await writer.press('.tasks a >> nth=0');
      const corrected = 'وزّعنا 600 حاوية في آذار زقفصط، بنسبة 27%.';
      expect(await writer.page.inputValue('[name="statement.ar"]')).to.include('بشهرين');
      await writer.fillIn({ 'event.ar': corrected });
      await writer.press('.acts [value=exit]');
      await writer.press(`a[href="${paths.draftCheck('ar', id)}"]`);
      await submit(writer);

      await reviewer.open(paths.reviewOf('ar', id));
      await reviewer.press('form[action$="/take"] .btn');
      expect(await reviewer.page.locator('#answer-event > dd > p').first().innerText()).to.include('آذار');
      await reviewer.press('[value=resolve]');
      await publish(reviewer);

      // A colleague elsewhere translates it; readers see that only once it is reviewed, too.
      await translator.open(paths.translations('ar'));
      await translator.press(`.recs a[href="${paths.draftTranslation('ar', id)}"]`);
      const way = 'getComputedStyle(document.querySelector("textarea")).direction';
      expect(await translator.page.evaluate(way)).to.equal('ltr');
      await translator.fillIn({
        'statement.en': 'Sorting bins came two months before the campaign',
        'event.en': 'We gave out 600 bins in March, to 27% xqwbin.',
        'advice.en': 'Begin with the campaign.',
      });
      await translator.press('[value=save]');
      await translator.press('[value=submit]');
      await catchUp(application);
      await reader.open(paths.search('en', { q: 'xqwbin' }));
      expect(await reader.listed()).to.deep.equal([]);
      await take(reviewer, 'ar', id);
      await publish(reviewer);
      await catchUp(application);

      for (const [locale, q] of [
        ['ar', 'زقفصط'],
        ['en', 'xqwbin'],
        ['ar', 'qzvkl'],
      ] as const) {
        await reader.open(paths.search(locale, { q }));
        expect(await reader.listed(), q).to.deep.equal([paths.lesson(locale, id)]);
      }
      expect(await reader.page.locator('.infile').innerText()).to.match(/المرفق «جدول»، صفحة 2/);
      await reader.press('.card .title a');
      const page = await reader.page.locator('main').innerText();
      expect(page).to.include('27%').and.include('نينوى').and.not.include('A test office');
      expect(await told(accounts.writer.account.id)).to.deep.equal([
        'record.changes ar',
        'record.published ar',
        'record.published ar',
      ]);
      expect(await told(accounts.translator.account.id)).to.include('record.translation ar');
    }));

  it('leads a practice in both languages from a desk with scripts to its evidence and its next form', () =>
    asCompany({ locale: 'en', width: 1280, scripts: true }, async (company) => {
      const { writer, reviewer, reader } = company;
      await writer.open(paths.newRecord('en', 'practice'));
      await writer.fillIn({ writes: 'both' });
      await writer.press('main form .btn');
      await answer(
        writer,
        {
          'title.en': 'Night readings find leaks',
          'title.ar': 'القراءات الليلية تكشف التسرّب',
          sector: 'RWT',
        },
        { 'summary.en': 'Meters read at night showed where water was lost xqwnight.' },
      );
      // The place is missing, too, and was said to be.
      writer.forgive();
      await answer(writer, { governorate: 'IQ-BA' });
      await answer(
        writer,
        { 'lead_org.en': 'Directorate of water', org_type: 'sector-directorate', maturity: 'implemented' },
        { 'start.year': '2024' },
      );
      await answer(
        writer,
        { 'problem.en': 'Half of the water was lost.', 'solution.en': 'We read 40 meters between 2 and 4.' },
        { 'transfer.en': 'Valves have to close.' },
      );
      await writer.page.setInputFiles('[type=file]', [file('valve.jpg', 'image/jpeg', photo)]);
      await writer.page.locator('[data-hash]').waitFor();
      await writer.fillIn({ 'media.0.alt.en': 'A valve', 'media.0.consent': 'yes' });
      await answer(writer, { 'contact_post.en': 'Planning department', licence_ok: 'yes' });
      const id = await submit(writer);

      await take(reviewer, 'en', id);
      await reviewer.fillIn({ evidence: 'E1', evidence_reason: 'Meter logs of a year.' });
      await publish(reviewer);
      await catchUp(application);
      await reader.open(paths.search('en', { q: 'xqwnight' }));
      expect(await reader.listed()).to.deep.equal([paths.practice('en', id)]);
      await reader.press('.card .title a');
      await reader.page.locator('main', { hasText: 'Meter logs of a year.' }).waitFor();
      // The other language is one press away, and says which parts of it are missing.
      await reader.press('header a[hreflang]');
      expect(await reader.page.locator('h1').innerText()).to.equal('القراءات الليلية تكشف التسرّب');

      // Written on, readers see the old form until the new one is passed; the history shows what changed.
      await writer.open(paths.draftScreen('en', id, 'what'));
      await writer.page.fill('[name="transfer.en"]', 'Valves have to close tightly.');
      await writer.page.locator('[data-saved]', { hasText: 'saved at' }).waitFor();
      await writer.press('.acts [value=exit]');
      await reader.open(paths.practice('en', id));
      expect(await reader.page.locator('main').innerText()).to.include('Valves have to close.');
      await writer.press(`a[href="${paths.draftCheck('en', id)}"]`);
      await submit(writer);
      await take(reviewer, 'en', id);
      await publish(reviewer);
      await reader.open(paths.practice('en', id));
      expect(await reader.page.locator('main').innerText()).to.include('close tightly');
      await writer.open(paths.draftHistory('en', id, { from: 1, to: 4 }));
      expect(await writer.page.locator('.diff ins').allInnerTexts()).to.include(' tightly');
    }));
});
