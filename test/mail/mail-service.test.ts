import { join } from 'node:path';
import { expect } from 'chai';
import { openSmtp } from '../../server/mail/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { createMessageWriter } from '../../server/web/emails/write-message.ts';
import { makeAccount } from '../support/accounts.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { makePeople, type People } from '../support/people.ts';

describe('messages', () => {
  let server: MailServer;
  let people: People;

  beforeEach(async () => {
    server = await startMailServer();
    people = await makePeople('sqlite', await openSmtp(server.url, 'Tajarib <tajarib@mail.example>'));
  });
  afterEach(async () => {
    await people.database.close();
    await server.stop();
  });

  const send = (to: number): Promise<void> =>
    people.database.transaction((tx) =>
      people.mail.send(tx, { to, template: 'invitation', values: { link: 'https://tajarib.example/x' } }),
    );

  it('go to the mail server, and keep nothing here but that they went', async () => {
    const { id } = await makeAccount({ services: people }, { email: 'zainab@water.example', locale: 'ar' });
    await send(id);
    await people.jobs.runDue();
    const [message = ''] = server.received;
    expect(message)
      .to.match(/^From: Tajarib <tajarib@mail\.example>/m)
      .and.match(/^To: zainab@water\.example/m);
    expect(message)
      .to.match(/^Auto-Submitted: auto-generated/m)
      .and.match(/multipart\/alternative/);
    const [kept] = await people.mail.listMessages();
    expect(kept).to.include({ state: 'sent', plain: '', html: '', error: null });
  });

  it('wait while the mail server refuses them, and go when it takes them', async () => {
    server.refuses = true;
    const { id } = await makeAccount({ services: people });
    await send(id);
    await people.jobs.runDue();
    expect((await people.mail.listMessages())[0]).to.include({ state: 'waiting' });
    expect((await people.mail.listMessages())[0]!.error).to.match(/451/);
    server.refuses = false;
    people.clock.pass(60_000);
    await people.jobs.runDue();
    expect(server.received).to.have.length(1);
  });

  it('are kept for an administrator where the reader has no address', async () => {
    const { id } = await makeAccount({ services: people }, { userName: '07701234567', email: null });
    await send(id);
    expect(await people.jobs.runDue()).to.equal(0);
    expect((await people.mail.listMessages())[0]).to.include({ state: 'kept', address: '' });
  });

  it('say the same as text and as HTML, in the language of the reader, with people’s words as words', () => {
    const { write } = createMessageWriter({
      locales: join(packageRoot, 'locales'),
      views: join(packageRoot, 'views'),
    });
    const values = { name: '<b>Hiwa</b> & Co', link: 'https://tajarib.example/en/welcome?key=a_b' };
    const english = write('en', 'invitation', values);
    expect(english.subject).to.equal('Your account in Tajarib');
    expect(english.plain).to.include('Dear <b>Hiwa</b> & Co').and.to.include(values.link);
    expect(english.html).to.include('&lt;b&gt;Hiwa').and.to.include('<html lang="en" dir="ltr">');
    expect(english.html).to.include('href="https://tajarib.example/en/welcome?key&#x3D;a_b"');
    const arabic = write('ar', 'reset', { ...values, name: 'زينب' });
    expect(arabic.html).to.include('<html lang="ar" dir="rtl">').and.to.include('زينب');
    expect(arabic.plain).to.include('كلمة مرور جديدة');
  });
});
