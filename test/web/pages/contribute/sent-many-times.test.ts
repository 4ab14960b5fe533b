import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { makeDatabase, onBothDatabases } from '../../../support/databases.ts';
import { lessonValues } from '../../../support/desk.ts';
import { pdf } from '../../../support/files.ts';
import { toArray } from '../../../support/library.ts';

/** How often the same form comes at once, and once more when all are answered. */
const times = [2, 7, 20];

onBothDatabases('the same form sent many times at once', (kind) => {
  let application: Application;
  let writer: SignedIn;

  before(async function () {
    this.timeout(120_000);
    const location = await makeDatabase(kind);
    const env = location.kind === 'postgres' ? { DATABASE_URL: location.url } : {};
    application = await startApplication({ env: { ...env, SEED: 'none' } });
    writer = await signInAs(application, 'contributor');
  });
  after(() => application.stop());

  /** Answers the statuses and the addresses that the answers lead to, each once. */
  async function sendTogether(count: number, send: () => Promise<Response>) {
    const answers = await Promise.all(Array.from({ length: count }, send));
    answers.push(await send());
    return {
      statuses: [...new Set(answers.map(({ status }) => status))],
      addresses: [...new Set(answers.map(({ headers }) => headers.get('location')))],
    };
  }
  const countRecords = async (): Promise<number> =>
    (await toArray(application.services.content.exportAll())).length;
  const hidden = (html: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

  for (const count of times) {
    it(`makes one record, one file and one submission (${count} times)`, async () => {
      const { writing, audit } = application.services;
      const before_ = await countRecords();
      const begin = paths.newRecord('en', 'lesson');
      const key = hidden(await (await writer.get(begin)).text(), 'key');
      const begun = await sendTogether(count, () => writer.post(begin, { key, writes: 'ar' }));
      expect(begun).to.have.deep.property('statuses', [303]);
      expect(begun.addresses).to.have.length(1);
      expect(await countRecords()).to.equal(before_ + 1);
      const id = Number(/contribute\/(\d+)/.exec(begun.addresses[0]!)?.[1]);

      const { version } = await writing.get(writer.account, id);
      await writing.save(writer.account, id, { version, values: lessonValues });
      const screen = paths.draftScreen('en', id, 'sharing');
      const page = await (await writer.get(screen)).text();
      const filed = await sendTogether(count, () => {
        const form = new FormData();
        const fields = {
          _csrf: writer.csrfToken,
          key: hidden(page, 'key'),
          version: hidden(page, 'version'),
          attribution: 'office',
          visibility: 'public',
          licence_ok: 'yes',
          do: 'attach:files',
        };
        for (const [name, value] of Object.entries(fields)) form.set(name, value);
        form.set('files', new Blob([new Uint8Array(pdf(`sent ${count} times`))]), 'plan.pdf');
        const headers = { cookie: writer.cookie, origin: application.origin };
        return fetch(application.origin + screen, {
          method: 'POST',
          redirect: 'manual',
          body: form,
          headers,
        });
      });
      expect(filed.statuses).to.deep.equal([303]);
      const after_ = await writing.get(writer.account, id);
      expect(after_.version).to.equal(version + 2);
      expect((after_.record.values as { files: unknown[] }).files).to.have.length(1);
      expect(await readdir(application.services.attachments.incoming.folder)).to.deep.equal([]);

      const check = await (await writer.get(paths.draftCheck('en', id))).text();
      const submit = paths.draftAction('en', id, 'submit');
      const sent = await sendTogether(count, () => writer.post(submit, { key: hidden(check, 'key') }));
      expect(sent).to.deep.equal({
        statuses: [303],
        addresses: [paths.draft('en', id, { done: 'submitted' })],
      });
      expect((await writing.get(writer.account, id)).record.status).to.equal('submitted');
      const entries = await audit.listEntries({ action: 'record.submit' }, 100);
      expect(entries.filter(({ subject }) => subject.endsWith(` ${id}`))).to.have.length(1);
      expect(application.errors.join('\n')).to.equal('');
    });
  }
});
