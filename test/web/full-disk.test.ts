import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { DatabaseUnusable, putSetting } from '../../server/database/index.ts';
import { paths } from '../../server/web/paths.ts';
import { makeAccount, signIn, signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { lessonValues } from '../support/desk.ts';
import { pdf } from '../support/files.ts';
import { lesson } from '../support/records.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { Visitor } from '../support/visitor.ts';

const megabytes = 48;
/** Some more is stored where the database has room left inside. */
const mostSaves = 400;

describe('a library whose disk is full', function () {
  this.timeout(120_000);
  let disk: SmallDisk | undefined;
  let application: Application;
  let writer: SignedIn;
  let id: number;
  let seen: number;

  before(async function () {
    disk = SmallDisk.mount(megabytes);
    if (!disk) {
      console.log('    no disk can be mounted here: what a full one does is not tried');
      this.skip();
    }
    application = await startApplication({ env: { SEED: 'none' }, folder: disk.folder });
    const { services } = application;
    writer = await signInAs(application, 'contributor');
    const choices = { kind: 'lesson', writes: 'ar', sourceLang: 'ar', values: lessonValues } as const;
    id = (await services.writing.createDraft(writer.account, choices)).contentId;
    await services.content.importBatch([lesson('seen', { statement: { en: 'Water is seen' } })], new Date());
    await services.search.catchUp();
    seen = (await services.content.findPublishedByExternalId('seen'))!.id;
  });
  after(async () => {
    disk?.makeRoom();
    if (disk) await application.stop();
    disk?.unmount();
  });
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
    disk?.makeRoom();
  });

  const stored = async () => (await application.services.writing.get(writer.account, id)).record.values;
  const textOf = (number: number): string => `${number} ${'وزّعنا الحاويات قبل التوعية. '.repeat(25)}`;

  /** The hidden fields of the last form but that of the page's head. */
  function hiddenIn(html: string): Record<string, string> {
    const form = html.slice(html.lastIndexOf('<form', html.lastIndexOf('name="_csrf"')));
    const fields = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
    return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
  }

  /** Opens a screen of the draft in a browser without scripts. */
  async function openScreen(screen: string): Promise<Visitor> {
    const visitor = new Visitor(application.origin);
    visitor.cookies.set('session', writer.cookie.split('=')[1]!);
    await visitor.ask(paths.draftScreen('en', id, screen));
    return visitor;
  }

  /** Saves longer and longer texts until one finds no room; answers it, with the page that says so. */
  async function saveUntilFull(): Promise<{ text: string; answer: Response; visitor: Visitor }> {
    for (let number = 0; number < mostSaves; number += 1) {
      const visitor = await openScreen('lesson');
      disk!.fill();
      const text = textOf(number);
      const answer = await visitor.send(paths.draftScreen('en', id, 'lesson'), {
        ...hiddenIn(visitor.html),
        'statement.ar': lessonValues.statement.ar,
        type: 'obstacle',
        'event.ar': text,
        'advice.ar': text.slice(0, 500),
      });
      if (answer.status !== 303) return { text, answer, visitor };
    }
    throw new Error('the disk was never full');
  }

  /** Stores the smallest of things until not even that finds room. */
  async function storeUntilFull(): Promise<void> {
    const { database } = application.services;
    for (let number = 0; number < mostSaves * 10; number += 1) {
      const storing = database.transaction((tx) => putSetting(tx, 'a test', String(number)));
      const failure: unknown = await storing.then(() => undefined).catch((error: unknown) => error);
      if (failure instanceof DatabaseUnusable) return;
      expect(failure).to.equal(undefined);
    }
    throw new Error('there was room to the last');
  }

  it('says so, keeps what was typed on the page, and takes it when there is room again', async () => {
    const { text, answer, visitor } = await saveUntilFull();
    expect(answer.status).to.equal(507);
    expect(visitor.html).to.include('The library has no room left to store this').and.include('Send it now');
    expect(visitor.html).to.include(text.trim());
    expect(JSON.stringify(await stored())).not.to.include(text.trim());

    // As the page offers it: everything as it was typed.
    const fields = visitor.html.matchAll(/<textarea name="([^"]+)" hidden>\n([^<]*)<\/textarea>/g);
    const held = Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
    const { _csrf = '' } = hiddenIn(visitor.html);
    const again = () => visitor.send(paths.draftScreen('en', id, 'lesson'), { _csrf, ...held });
    expect((await again()).status).to.equal(507);
    disk!.makeRoom();
    expect((await again()).status).to.equal(303);
    expect(await stored()).to.have.deep.nested.property('event.ar', text.trim());
  });

  it('is read and searched as before, also by those who are signed in', async () => {
    const { origin, services } = application;
    // Who reads for long, as a backup does, keeps the database from writing over what it has written before.
    const reading = new Sqlite(join(services.config.dataDir, 'tajarib.sqlite'), { readonly: true });
    closing.push(() => reading.close());
    reading.exec('begin');
    reading.prepare('select count(*) from contents').get();
    // A colleague comes back: when somebody was last seen is noted, where there is room.
    const colleague = await signIn(
      application,
      await makeAccount(application, { officeId: writer.account.officeId }),
    );
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await services.database.transaction((tx) =>
      tx.updateTable('sessions').set({ seen_at: anHourAgo }).execute(),
    );
    await saveUntilFull();
    await storeUntilFull();
    const read = [
      paths.home('en'),
      paths.search('en', { q: 'water' }),
      paths.lesson('en', seen),
      paths.apiSearch({ q: 'water' }),
    ];
    for (const path of read) expect((await fetch(origin + path)).status, path).to.equal(200);
    const own = [paths.contribute('en'), paths.draftScreen('en', id, 'lesson'), paths.draftCheck('en', id)];
    for (const path of [...read, ...own]) expect((await colleague.get(path)).status, path).to.equal(200);
  });

  it('takes no file, says so at the file or for the whole form, and leaves nothing of it behind', async () => {
    const { attachments } = application.services;
    const kept = (await attachments.measure()).files;
    const screen = paths.draftScreen('en', id, 'sharing');
    const form = async (): Promise<FormData> => {
      const visitor = await openScreen('sharing');
      const data = new FormData();
      for (const [name, value] of Object.entries(hiddenIn(visitor.html))) data.set(name, value);
      data.set('contact.ar', 'ما كُتب بجانب الملف');
      data.set('attribution', 'governorate');
      data.set('do', 'attach:files');
      data.set('files', new Blob([new Uint8Array(pdf('x '.repeat(200_000)))]), 'plan.pdf');
      return data;
    };
    const send = (data: FormData) =>
      fetch(application.origin + screen, {
        method: 'POST',
        redirect: 'manual',
        body: data,
        headers: { cookie: writer.cookie, origin: application.origin },
      });
    const data = await form();
    disk!.fill();
    const answer = await send(data);
    const page = await answer.text();
    expect(answer.status, page.slice(0, 300)).to.be.oneOf([422, 507]);
    expect(page).to.match(/no room|no space|full/i);
    expect(page).to.include('governorate');
    expect(await readdir(attachments.incoming.folder)).to.deep.equal([]);
    expect((await attachments.measure()).files).to.equal(kept);
    disk!.makeRoom();
    expect((await send(await form())).status).to.equal(303);
    expect((await attachments.measure()).files).to.equal(kept + 1);
  });
});
