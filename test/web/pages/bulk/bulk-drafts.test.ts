import { expect } from 'chai';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { lessonValues } from '../../../support/desk.ts';
import { filledForm } from '../../../support/word-forms.ts';
import { newWorkshop } from '../../../support/workshops.ts';
import { addTable } from '../../../../server/workshops/index.ts';
import { paths } from '../../../../server/web/paths.ts';

interface Sent {
  name: string;
  bytes: Buffer | string;
}

describe('drafts of a whole workshop, by forms alone', function () {
  this.timeout(60_000);
  let application: Application;
  let facilitator: SignedIn;

  before(async () => {
    application = await startApplication();
    facilitator = await signInAs(application, 'facilitator');
  });
  after(() => application.stop());

  const lines = (...records: object[]): string =>
    records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const lesson = (externalId: string, more: object = {}) => ({
    externalId,
    kind: 'lesson',
    ...lessonValues,
    ...more,
  });

  function send(
    files: readonly Sent[],
    fields: Readonly<Record<string, string>> = {},
    of: { who?: SignedIn; token?: string } = {},
  ): Promise<Response> {
    const who = of.who ?? facilitator;
    const body = new FormData();
    const office = String(who.account.officeId);
    for (const [name, value] of Object.entries({ _csrf: of.token ?? who.csrfToken, office, ...fields }))
      body.append(name, value);
    for (const { name, bytes } of files)
      body.append('files', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
    return fetch(application.origin + paths.bulk('en'), {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: who.cookie, origin: application.origin },
    });
  }
  const locationOf = (answer: Response): string => answer.headers.get('location') ?? '';
  const own = () => application.services.writing.listOwn(facilitator.account);

  it('are shown first, with every problem by file, line and field, in the reader’s language', async () => {
    const answer = await send([
      { name: 'ورشة.jsonl', bytes: lines(lesson('one', { stage: 'nowhere' }), { kind: 'lesson' }) },
      { name: 'form.docx', bytes: await filledForm('lesson', 'ar', { statement: 'من الاستمارة زقفص' }) },
    ]);
    expect(answer.status).to.equal(303);
    const page = locationOf(answer);
    const english = await (await facilitator.get(page)).text();
    for (const said of [
      '2 drafts will be made.',
      'Nothing is made yet.',
      '>ورشة<',
      'line 2',
      'Project stage',
    ])
      expect(english).to.include(said);
    expect(english).to.include('Every record needs an ID of its own.').and.include('من الاستمارة زقفص');
    const arabic = await (await facilitator.get(page.replace('/en/', '/ar/'))).text();
    for (const said of ['ستُنشأ مسودتان.', 'السطر 2', 'مرحلة المشروع', 'لكل سجل معرّف خاص به.'])
      expect(arabic).to.include(said);
    expect(await own()).to.have.length(0);
    const made = await facilitator.post(page);
    expect(locationOf(made)).to.equal(page);
    expect(await (await facilitator.get(page)).text()).to.include('2 drafts were made.');
    expect(await own()).to.have.length(2);
    await facilitator.post(page);
    expect(await own()).to.have.length(2);
  });

  it('say what is there already when the same file comes again', async () => {
    const file = { name: 'again.jsonl', bytes: lines(lesson('again')) };
    await facilitator.post(locationOf(await send([file])));
    const before = (await own()).length;
    const page = locationOf(await send([file]));
    const html = await (await facilitator.get(page)).text();
    expect(html).to.include('One is there already').and.not.include('Make the drafts');
    await facilitator.post(page);
    expect(await own()).to.have.length(before);
  });

  it('go to a table of a write-shop, both or neither', async () => {
    const { workshops } = application.services;
    const { account } = facilitator;
    const { externalId } = await workshops.createWorkshop(account, newWorkshop);
    await workshops.changeWorkshop(account, externalId, (one) => addTable(one, { ar: 'الطاولة الأولى' }));
    const form = await (await facilitator.get(paths.bulk('ar', { place: `${externalId}:t1` }))).text();
    expect(form).to.match(new RegExp(`value="${externalId}:t1" selected`));
    const page = locationOf(
      await send([{ name: 'a.jsonl', bytes: lines(lesson('table')) }], { place: `${externalId}:t1` }),
    );
    await facilitator.post(page);
    const board = await workshops.getForChange(externalId, account);
    const [{ content } = { content: 0 }] = board.tables[0]!.records;
    expect((await own()).map(({ record }) => record.id)).to.include(content);
    expect(board.tables[0]!.records).to.have.length(1);
  });

  it('are refused clearly where the form is wrong, and what was chosen stays chosen', async () => {
    const wrong: [readonly Sent[], Record<string, string>, string][] = [
      [[], {}, 'Choose a file.'],
      [[{ name: 'a.jsonl', bytes: lines(lesson('x')) }], { office: '' }, 'Choose an open office.'],
      [[{ name: 'a.jsonl', bytes: lines(lesson('x')) }], { place: 'nowhere:t1' }, 'There is no such table'],
      [
        [{ name: 'big.jsonl', bytes: Buffer.alloc(2 * 1024 * 1024 + 1, 'x') }],
        {},
        '“big.jsonl” is too large',
      ],
      [[{ name: 'empty.csv', bytes: '' }], {}, '“empty.csv” is empty'],
      [
        Array.from({ length: 21 }, (_, at) => ({ name: `${at}.csv`, bytes: 'x' })),
        {},
        'Bring in 20 files at most',
      ],
    ];
    for (const [files, fields, sentence] of wrong) {
      const answer = await send(files, fields);
      const html = await answer.text();
      expect([answer.status, html.includes(sentence)], sentence).to.deep.equal([422, true]);
      expect(html).to.match(/<title>Error: /);
    }
    const closed = await send([{ name: 'a.jsonl', bytes: lines(lesson('x')) }], { call: '99' });
    expect(closed.status).to.equal(409);
    expect(await closed.text()).to.include('There is no such call.');
  });

  it('are nobody else’s to see or to make, and come from this library’s own forms alone', async () => {
    const page = locationOf(await send([{ name: 'a.jsonl', bytes: lines(lesson('private')) }]));
    const other = await signInAs(application, 'facilitator');
    expect((await other.get(page)).status).to.equal(404);
    expect((await other.post(page)).status).to.equal(404);
    const foreign = await send([{ name: 'a.jsonl', bytes: lines(lesson('y')) }], {}, { token: 'x' });
    expect(foreign.status).to.equal(403);
    const contributor = await signInAs(application, 'contributor');
    const refused = await send([{ name: 'a.jsonl', bytes: lines(lesson('y')) }], {}, { who: contributor });
    expect(refused.status).to.equal(403);
    const elsewhere = String(other.account.officeId);
    const walls = await send([{ name: 'a.jsonl', bytes: lines(lesson('y')) }], { office: elsewhere });
    expect(walls.status).to.equal(403);
  });

  it('begin with empty tables, which the same page reads', async () => {
    for (const [path, type] of [
      [paths.emptyTable('ar', 'lesson', 'xlsx'), /spreadsheetml/],
      [paths.emptyTable('en', 'practice', 'csv'), /text\/csv/],
    ] as const) {
      const empty = await facilitator.get(path);
      expect(empty.headers.get('content-type')).to.match(type);
      const bytes = Buffer.from(await empty.arrayBuffer());
      const page = locationOf(await send([{ name: path.split('/').at(-1)!, bytes }]));
      const html = await (await facilitator.get(page)).text();
      expect(html).to.include('There are no new drafts').and.not.include('refused');
    }
  });

  it('leave nothing in the log of errors', () => {
    expect(application.errors).to.deep.equal([]);
  });
});
