import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import {
  openMachineTranslator,
  TranslationService,
  TranslationUnavailable,
} from '../../../server/content/index.ts';
import { deskOf, somebody } from '../../support/desk.ts';
import { makeLibrary } from '../../support/databases.ts';
import type { Library } from '../../support/library.ts';

describe('a machine that suggests translations', () => {
  const writer = somebody(1);
  let server: Server;
  let url: string;
  let library: Library;
  let asked: unknown[];
  let status: number;

  before(async () => {
    server = createServer((req, res) => {
      let body = '';
      req.on('data', (part: Buffer) => (body += part.toString()));
      req.on('end', () => {
        asked.push({ address: req.url, ...(JSON.parse(body) as object) });
        res.writeHead(status, { 'content-type': 'application/json' });
        res.end(JSON.stringify(status === 200 ? { translatedText: 'Pumps' } : { error: 'busy' }));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(async () => {
    [asked, status] = [[], 200];
    library = await makeLibrary('sqlite');
  });
  afterEach(() => library.database.close());

  async function begin() {
    const { desk, writing } = deskOf(library);
    const translation = new TranslationService({
      desk,
      writing,
      machine: openMachineTranslator(url, 'a-key'),
    });
    const choices = { kind: 'practice', writes: 'both', sourceLang: 'ar' } as const;
    const { contentId: id, version } = await writing.createDraft(writer, choices);
    await writing.save(writer, id, { version, values: { title: { ar: 'مضخات' } } });
    const title = async () => (await writing.get(writer, id)).record.values;
    return { translation, writing, id, title };
  }

  it('is asked for one text, and marked until a person accepts it', async () => {
    const { translation, writing, id, title } = await begin();
    await translation.suggest(writer, id, 'title', 'en');
    expect(asked).to.deep.equal([
      { address: '/translate', q: 'مضخات', source: 'ar', target: 'en', format: 'text', api_key: 'a-key' },
    ]);
    const machine = { ar: 'مضخات', en: 'Pumps', state: { en: 'machine' } };
    expect(await title()).to.deep.include({ title: machine });
    const { version } = await writing.get(writer, id);
    const accepted = { ...machine, state: { en: 'machine-checked' as const } };
    await writing.save(writer, id, { version, values: { title: accepted } });
    expect(await title()).to.deep.include({ title: accepted });
  });

  it('writes nothing over what a person has written', async () => {
    const { translation, writing, id, title } = await begin();
    const { version } = await writing.get(writer, id);
    await writing.save(writer, id, { version, values: { title: { ar: 'مضخات', en: 'By hand' } } });
    await translation.suggest(writer, id, 'title', 'en');
    expect(asked).to.deep.equal([]);
    expect(await title()).to.deep.include({ title: { ar: 'مضخات', en: 'By hand' } });
  });

  it('leaves the text as it is when it does not answer', async () => {
    const { translation, id, title } = await begin();
    status = 503;
    const failure = await translation.suggest(writer, id, 'title', 'en').catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(TranslationUnavailable);
    expect(await title()).to.deep.include({ title: { ar: 'مضخات' } });
  });
});
