import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import sharp from 'sharp';
import { paths } from '../../../../server/web/paths.ts';
import { makeAccount, signIn, signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { lessonValues } from '../../../support/desk.ts';
import { docx, pdf, photograph, takeFile } from '../../../support/files.ts';

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const hashOf = (file: Buffer): string => createHash('sha256').update(file).digest('hex');
type Files = readonly (readonly [name: string, content: Buffer])[];

describe('files in the form of a record', function () {
  this.timeout(120_000);
  let application: Application;
  let writer: SignedIn;
  let id: number;
  const plan = pdf('Water loss falls by a third');

  before(async () => {
    application = await startApplication({ env: { FILE_LIMIT: '1', RECORD_FILES_LIMIT: '2' } });
    writer = await signInAs(application, 'contributor');
  });
  after(() => application.stop());
  beforeEach(async () => {
    const choices = { kind: 'lesson', writes: 'ar', sourceLang: 'ar' } as const;
    id = (await application.services.writing.createDraft(writer.account, choices)).contentId;
  });

  const address = () => paths.draftScreen('en', id, 'sharing');
  const ask = (form: FormData, path = address()) =>
    fetch(application.origin + path, {
      method: 'POST',
      redirect: 'manual',
      body: form,
      headers: { cookie: writer.cookie, origin: application.origin },
    });

  /** The form as the page has it, with what is typed and chosen. */
  async function send(typed: Record<string, string>, files: Files = []) {
    const html = await (await writer.get(address())).text();
    const form = new FormData();
    const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    for (const [, name = '', value = ''] of fields) if (!name.includes('__')) form.set(name, value);
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    for (const [name, content] of files) form.append('files', new Blob([new Uint8Array(content)]), name);
    const answer = await ask(form);
    return { answer, html: await answer.text() };
  }
  const stored = async () => {
    const { record } = await application.services.writing.get(writer.account, id);
    return (record.kind === 'lesson' ? record.values.files : undefined) ?? [];
  };
  const incoming = () => readdir(application.services.attachments.incoming.folder);
  const attach = { do: 'attach:files' };

  it('says how much may be attached, and takes several at once, named as they were', async () => {
    const page = await (await writer.get(address())).text();
    expect(page).to.include('Up to 1 MB each, 2 MB for all files of the record.');
    const photo = await photograph();
    const { answer } = await send(attach, [
      ['محضر الاجتماع.pdf', plan],
      ['site.jpg', photo],
    ]);
    expect(answer.status).to.equal(303);
    expect(answer.headers.get('location')).to.equal(`${address()}#files`);
    expect((await stored()).map(({ name }) => name)).to.deep.equal(['محضر الاجتماع.pdf', 'site.jpg']);
    expect((await stored())[0]?.file).to.equal(hashOf(plan));
    expect(await incoming()).to.deep.equal([]);
  });

  it('loses nothing of what was typed when a file is refused, and says at the files what is wrong', async () => {
    const { answer, html } = await send({ attribution: 'governorate', ...attach }, [
      ['programme.exe', Buffer.from('MZ')],
      ['plan.pdf', plan],
      ['large.pdf', Buffer.concat([plan, randomBytes(1_200_000)])],
    ]);
    expect(answer.status).to.equal(422);
    expect(html)
      .to.include('“programme.exe” is of a kind that is not taken')
      .and.include('“large.pdf” is 1.1 MB');
    expect(html).to.match(/value="governorate" checked/);
    expect(html).to.include('plan.pdf');
    expect((await stored()).map(({ name }) => name)).to.deep.equal(['plan.pdf']);
    expect(await incoming()).to.deep.equal([]);
  });

  it('holds what was typed for who has to sign in again', async () => {
    const form = new FormData();
    form.set('contact_post', 'ما كُتب قبل انتهاء الجلسة');
    form.append('files', new Blob([new Uint8Array(plan)]), 'plan.pdf');
    const answer = await fetch(application.origin + address(), {
      method: 'POST',
      redirect: 'manual',
      body: form,
      headers: { origin: application.origin },
    });
    expect(answer.status).to.equal(403);
    expect(await answer.text())
      .to.include('ما كُتب قبل انتهاء الجلسة')
      .and.include('name="password"');
    expect(await incoming()).to.deep.equal([]);
  });

  it('moves and removes files by buttons, each with what is said of it', async () => {
    await send(attach, [
      ['one.pdf', pdf('one')],
      ['two.pdf', pdf('two')],
      ['three.pdf', pdf('three')],
    ]);
    const names = async () => (await stored()).map(({ name, caption }) => `${name} ${caption?.ar ?? ''}`);
    await send({ do: 'up:files:2', 'files.2.caption.ar': 'ثالث' });
    expect(await names()).to.deep.equal(['one.pdf ', 'three.pdf ثالث', 'two.pdf ']);
    await send({ do: 'down:files:1', 'files.1.caption.ar': 'ثالث' });
    await send({ do: 'remove:files:0', 'files.2.caption.ar': 'ثالث' });
    expect(await names()).to.deep.equal(['two.pdf ', 'three.pdf ثالث']);
    await send({ do: 'up:files:0' });
    await send({ do: 'remove:files:9' });
    expect((await stored()).length).to.equal(2);
  });

  it('says before the submission which files may name their author, unless the office is named anyway', async () => {
    const locked = Buffer.from(plan.toString('latin1').replace('/Root', '/Encrypt 4 0 R /Root'), 'latin1');
    await send({ ...attach, attribution: 'anonymous' }, [
      ['plan.pdf', plan],
      ['محضر.pdf', locked],
    ]);
    const check = async () => (await writer.get(paths.draftCheck('en', id))).text();
    const note = /may still name their author(.*?)<\/ul>/s.exec(await check())?.[1];
    expect(note).to.include('محضر.pdf').and.not.include('plan.pdf');
    await send({ attribution: 'office' });
    expect(await check()).not.to.include('may still name their author');
  });

  it('asks what a photograph shows, and keeps the answer with the file', async () => {
    await send(attach, [['site.jpg', await photograph()]]);
    const asked = await send({});
    expect(asked.answer.status).to.equal(422);
    expect(asked.html).to.include('href="#files-0-alt"').and.include('href="#files-0-consent"');
    const check = await (await writer.get(paths.draftCheck('en', id))).text();
    expect(check).to.match(/What the photograph shows: This is needed\./);
    await send({ 'files.0.alt.ar': 'مضخة في محطة', 'files.0.consent': 'yes', do: 'stay' });
    expect((await stored())[0]).to.deep.include({ alt: { ar: 'مضخة في محطة' }, consent: true });
  });

  it('holds the files of a record together to their limit, however they came', async () => {
    const large = (letter: string) => pdf(letter.repeat(900_000));
    const { html } = await send(attach, [
      ['a.pdf', large('a')],
      ['b.pdf', large('b')],
      ['c.pdf', large('c')],
    ]);
    expect(html).to.include('With “c.pdf” the files of this record would be larger than 2 MB together');
    expect((await stored()).map(({ name }) => name)).to.deep.equal(['a.pdf', 'b.pdf']);
    // A script says nothing of the others; the record is held to its limit all the same.
    const hash = await takeFile(application.services.attachments, 'd.pdf', large('d'));
    const third = await send({ 'files.rows': '3', 'files.2.file': hash, 'files.2.name': 'd.pdf' });
    expect(third.answer.status).to.equal(422);
    expect(third.html).to.include('With “d.pdf”').and.include(hash);
    expect((await stored()).length).to.equal(2);
  });

  it('names no file that is not there', async () => {
    const nowhere = 'f'.repeat(64);
    const typed = {
      'files.rows': '1',
      'files.0.file': nowhere,
      'files.0.name': 'x.pdf',
      attribution: 'office',
    };
    const { answer, html } = await send(typed);
    expect(answer.status).to.equal(422);
    expect(html).to.include('is not kept here any more').and.not.include(nowhere);
    expect(await stored()).to.deep.equal([]);
    const { record } = await application.services.writing.get(writer.account, id);
    expect(record.values).to.deep.include({ attribution: 'office' });
  });

  it('saves them by itself as the rest of the form', async () => {
    await send(attach, [['plan.pdf', plan]]);
    const page = await (await writer.get(address())).text();
    const saved = await writer.post(paths.draftAutosave('en', id, 'sharing'), {
      version: hidden(page, 'version'),
      key: hidden(page, 'key'),
      'files.rows': '1',
      'files.0.file': hidden(page, 'files.0.file'),
      'files.0.name': hidden(page, 'files.0.name'),
      'files.0.caption.ar': 'الخطة',
    });
    expect(saved.status).to.equal(200);
    expect(await stored()).to.deep.equal([
      { file: hashOf(plan), name: 'plan.pdf', caption: { ar: 'الخطة' } },
    ]);
  });

  it('takes a file piece by piece, and goes on where it stopped', async () => {
    const upload = `${paths.uploads('en')}/${randomBytes(16).toString('hex')}`;
    const put = (from: number, to: number) =>
      fetch(`${application.origin}${upload}?name=plan.pdf&size=${plan.length}&offset=${from}`, {
        method: 'POST',
        body: new Uint8Array(plan.subarray(from, to)),
        headers: {
          cookie: writer.cookie,
          origin: application.origin,
          'x-csrf-token': writer.csrfToken,
          'content-type': 'application/octet-stream',
        },
      });
    expect(await (await put(0, 100)).json()).to.deep.equal({ received: 100 });
    const wrong = await put(50, 200);
    expect([wrong.status, await wrong.json()]).to.deep.equal([409, { received: 100 }]);
    expect(await (await writer.get(upload)).json()).to.deep.equal({ received: 100 });
    const done = await put(100, plan.length);
    expect(done.status).to.equal(201);
    expect(await done.json()).to.deep.include({ file: hashOf(plan), name: 'plan.pdf', type: 'PDF' });
    expect(await incoming()).to.deep.equal([]);
  });

  it('shows files of a draft to its office and the reviewers alone, and of a published record to all, without a trace of where they were taken', async () => {
    await send(attach, [
      ['site.jpg', await photograph(900, 600)],
      ['notes.docx', await docx('Night flow')],
    ]);
    const [photo, notes] = (await stored()).map(({ file = '' }) => file);
    const { account } = writer;
    const ways = [paths.draftFile('en', id, photo!), paths.draftPicture('en', id, photo!, 320)];
    const whom: [string, SignedIn, number][] = [
      [
        'colleague',
        await signIn(application, await makeAccount(application, { officeId: account.officeId })),
        200,
      ],
      ['another office', await signInAs(application, 'contributor'), 404],
      ['facilitator elsewhere', await signInAs(application, 'facilitator'), 404],
    ];
    for (const [name, person, status] of whom)
      for (const way of ways) expect((await person.get(way)).status, `${name} ${way}`).to.equal(status);
    for (const way of ways) {
      const answer = await fetch(application.origin + way, { redirect: 'manual' });
      expect(answer.status, way).to.equal(303);
    }
    const seen = [paths.file(id, photo!), paths.picture(id, photo!, 320), paths.file(id, notes!)];
    for (const way of seen) expect((await fetch(application.origin + way)).status, way).to.equal(404);

    const { writing, reviewing } = application.services;
    const { version } = await writing.get(account, id);
    const files = (await stored()).map((row) => ({ ...row, alt: { ar: 'مضخة' }, consent: true }));
    await writing.save(account, id, { version, values: { ...lessonValues, files } });
    await writing.submit(account, id, {});
    const reviewer = await signInAs(application, 'reviewer');
    const review = await (await reviewer.get(paths.reviewOf('en', id))).text();
    expect(review).to.include(ways[0]).and.include('مضخة');
    for (const way of ways) expect((await reviewer.get(way)).status, way).to.equal(200);
    await reviewing.take(reviewer.account, id);
    await reviewing.publish(reviewer.account, id, {});
    for (const way of seen) {
      const answer = await fetch(application.origin + way);
      expect(answer.status, way).to.equal(200);
      expect(answer.headers.get('x-content-type-options'), way).to.equal('nosniff');
      const content = Buffer.from(await answer.arrayBuffer());
      if (way === seen[2]) continue;
      const { exif, xmp, iptc } = await sharp(content).metadata();
      expect([exif, xmp, iptc], way).to.deep.equal([undefined, undefined, undefined]);
      expect(content.includes('SecretCamera'), way).to.equal(false);
    }
    // Of what is attached to it afterwards readers see nothing, until it is published as well.
    const later = pdf('Not for readers yet');
    await send(attach, [['later.pdf', later]]);
    expect((await writer.get(paths.draftFile('en', id, hashOf(later)))).status).to.equal(200);
    expect((await fetch(application.origin + paths.file(id, hashOf(later)))).status).to.equal(404);
    expect(application.errors.join('\n')).to.equal('');
  });
});
