import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { paths } from '../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../support/accounts.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { pdf } from '../../support/files.ts';

const boundary = 'a-boundary';
type Part = readonly [disposition: string, content: string | Buffer];

const bodyOf = (parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([disposition, content]) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);
const field = (name: string, value: string): Part => [`form-data; name="${name}"`, value];
const file = (name: string, content: string | Buffer): Part => [
  `form-data; name="files"; filename="${name}"`,
  content,
];

describe('a form with files that does not arrive whole', function () {
  this.timeout(120_000);
  let application: Application;
  let writer: SignedIn;
  let id: number;

  before(async () => {
    application = await startApplication({ env: { FILE_LIMIT: '1' } });
    writer = await signInAs(application, 'contributor');
    const choices = { kind: 'lesson', writes: 'ar', sourceLang: 'ar' } as const;
    id = (await application.services.writing.createDraft(writer.account, choices)).contentId;
  });
  after(() => application.stop());

  const usual = (): Part[] => [field('_csrf', writer.csrfToken), field('version', '1'), field('do', 'stay')];
  const left = async () => ({
    incoming: await readdir(application.services.attachments.incoming.folder),
    kept: (await application.services.attachments.measure()).files,
    version: (await application.services.writing.get(writer.account, id)).version,
  });
  const isArriving = async () => (await readdir(application.services.attachments.incoming.folder)).length > 0;
  const nothing = { incoming: [], kept: 0, version: 1 };

  /** What is left, once whatever is still going on has ended. */
  async function leftAtRest() {
    for (let wait = 5; wait < 5_000 && (await isArriving()); wait *= 2) await delay(wait);
    return left();
  }

  function head(length: number): string {
    return [
      `POST ${paths.draftScreen('en', id, 'sharing')} HTTP/1.1`,
      `Host: ${new URL(application.origin).host}`,
      `Origin: ${application.origin}`,
      `Cookie: ${writer.cookie}`,
      `Content-Type: multipart/form-data; boundary=${boundary}`,
      `Content-Length: ${length}`,
      '\r\n',
    ].join('\r\n');
  }

  /** Sends the first `length` bytes of a form, and goes away, `inFile` when a part of the file has been written. */
  async function cut(form: Buffer, length: number, inFile: boolean): Promise<void> {
    const { hostname, port } = new URL(application.origin);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    await new Promise((resolve) => {
      socket.write(Buffer.concat([Buffer.from(head(form.length)), form.subarray(0, length)]), resolve);
    });
    for (let wait = 1; inFile && wait < 5_000 && !(await isArriving()); wait *= 2) await delay(wait);
    if (inFile) expect(await isArriving(), `cut at ${length}`).to.equal(true);
    socket.destroy();
    for (let wait = 1; wait < 5_000 && (await isArriving()); wait *= 2) await delay(wait);
    expect(await isArriving(), `cut at ${length}`).to.equal(false);
  }

  it('leaves nothing behind, wherever it is cut', async () => {
    const content = pdf('Night flow');
    const form = bodyOf([...usual(), file('plan.pdf', content), field('attribution', 'office')]);
    const start = form.indexOf(content);
    const words = [boundary, 'filename', 'plan.pdf', '%PDF', '%%EOF', 'attribution'];
    // Every byte where one thing ends and another begins, and every eleventh of the rest.
    const isEdge = (at: number): boolean => words.some((word) => form.subarray(at, at + 16).includes(word));
    const places = Array.from(form.keys()).filter((at) => at % 11 === 0 || isEdge(at));
    expect(places.length).to.be.greaterThan(150);
    for (const at of places) await cut(form, at, at > start && at < form.length - boundary.length);
    expect(await left()).to.deep.equal(nothing);
    expect(application.errors.join('\n')).to.equal('');
  });

  it('is refused without harm when it is no such form', async () => {
    const large = 'x'.repeat(3 * 1024 * 1024);
    const forms: [string, Buffer, string?][] = [
      ['nothing', Buffer.alloc(0)],
      ['no end', bodyOf([...usual(), file('plan.pdf', pdf('x'))], '')],
      ['half an end', bodyOf([...usual(), file('plan.pdf', pdf('x'))], `--${boundary.slice(0, 4)}`)],
      ['another boundary', bodyOf(usual()), 'multipart/form-data; boundary=other'],
      ['no boundary', bodyOf(usual()), 'multipart/form-data'],
      ['no name', bodyOf([...usual(), ['form-data', 'x'], ['form-data; filename="a.pdf"', pdf('x')]], '')],
      ['headers without end', Buffer.from(`--${boundary}\r\n${'X: y\r\n'.repeat(5_000)}`)],
      ['a field of megabytes', bodyOf([...usual(), field('advice.ar', large)])],
      ['thousands of fields', bodyOf([...usual(), ...Array.from({ length: 6_000 }, () => field('x', 'y'))])],
      ['hundreds of files', bodyOf([...usual(), ...Array.from({ length: 120 }, () => file('a.pdf', 'x'))])],
      ['no token', bodyOf([field('version', '1'), file('plan.pdf', pdf('x'))])],
      ['a wrong token', bodyOf([field('_csrf', 'x'.repeat(40)), file('plan.pdf', pdf('x'))])],
    ];
    for (const [name, body, type = `multipart/form-data; boundary=${boundary}`] of forms) {
      const answer = await fetch(application.origin + paths.draftScreen('en', id, 'sharing'), {
        method: 'POST',
        redirect: 'manual',
        body: new Uint8Array(body),
        headers: { cookie: writer.cookie, origin: application.origin, 'content-type': type },
      });
      expect(answer.status, name).to.be.oneOf([400, 403, 413]);
      expect(await answer.text(), name).to.include('<h1');
    }
    expect(await leftAtRest()).to.deep.equal(nothing);
    expect(application.errors.join('\n')).to.equal('');
  });

  it('gives names that lead elsewhere to nothing but a row of the form', async () => {
    const names = [
      '../../../etc/cron.d/plan.pdf',
      'C:\\Windows\\plan.pdf',
      '..%2fplan.pdf',
      'خطة\u202Efdp.exe.pdf',
      '.pdf',
      `${'ط'.repeat(300)}.pdf`,
    ];
    const parts = names.map((name, at) => file(name, pdf(`plan ${at}`)));
    const odd = [field('__proto__', 'x'), field('files[0][file]', 'x'), field('constructor.rows', '9')];
    const form = bodyOf([
      ...usual(),
      ...odd,
      ...parts,
      [`form-data; name="__proto__"; filename="a.pdf"`, pdf('y')],
    ]);
    const answer = await fetch(application.origin + paths.draftScreen('en', id, 'sharing'), {
      method: 'POST',
      redirect: 'manual',
      body: new Uint8Array(form),
      headers: {
        cookie: writer.cookie,
        origin: application.origin,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    expect(answer.status, await answer.text()).to.equal(303);
    const { record } = await application.services.writing.get(writer.account, id);
    const rows = (record.kind === 'lesson' ? record.values.files : undefined) ?? [];
    expect(rows.map(({ name }) => name)).to.deep.equal([
      'plan.pdf',
      'plan.pdf',
      '..%2fplan.pdf'.replace(/^\.+/, ''),
      'خطةfdp.exe.pdf',
      'pdf.pdf',
      `${'ط'.repeat(120)}.pdf`,
    ]);
    expect((await leftAtRest()).incoming).to.deep.equal([]);
  });
});
