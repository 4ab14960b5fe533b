import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { isPdfAvailable } from '../../server/workshops/index.ts';
import { sharedApplication } from '../support/application.ts';
import { makeAccount } from '../support/accounts.ts';
import { runCommand } from '../support/cli.ts';
import { makeFolder } from '../support/databases.ts';
import { needRoomSearch, wellFormedParts } from '../support/packs.ts';
import { readPdf } from '../support/pdf-text.ts';

describe('pack', function () {
  this.timeout(120_000);
  const folder = makeFolder('packs');
  let DATA_DIR: string;

  before(async () => {
    await needRoomSearch();
    DATA_DIR = (await sharedApplication()).services.config.dataDir;
  });

  const pack = (...args: string[]) => runCommand('pack', args, { DATA_DIR });
  const make = async (format: string, lang: string): Promise<Buffer> => {
    const out = join(folder, `${lang}.${format}`);
    const { code, err } = await pack('sample-exchange', '--lang', lang, '--format', format, '--out', out);
    const bytes = readFileSync(out);
    expect(code).to.equal(0);
    expect(err)
      .to.include(out)
      .and.include(Math.ceil(bytes.length / 1024).toLocaleString('en'));
    return bytes;
  };

  it('writes slides, handout, tables and calendar, each in the languages asked for', async () => {
    const slides = Object.entries(wellFormedParts(await make('pptx', 'ar')));
    expect(slides.find(([name]) => name.endsWith('slides/slide2.xml'))?.[1]).to.include('rtl="1"');
    const { 'word/document.xml': handout = '' } = wellFormedParts(await make('docx', 'en'));
    expect(handout).to.include('Agenda').and.not.include('جدول الأعمال');
    expect(Object.values(wellFormedParts(await make('xlsx', 'both'))).join()).to.include('rightToLeft=');
    expect((await make('ics', 'ar')).toString()).to.match(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n/);
  });

  it('writes papers as PDF, everything as one archive, and the room pack', async () => {
    const room = Object.keys(unzipSync(await make('room', 'both')));
    expect(room.some((name) => name.endsWith('.html'))).to.equal(true);
    const all = unzipSync(await make('zip', 'en'));
    expect(Object.keys(all)).to.have.length(isPdfAvailable() ? 9 : 4);
    expect(strFromU8(all['sample-exchange-en-agenda.ics']!)).to.include('BEGIN:VEVENT');
    if (!isPdfAvailable()) return;
    // The other papers are those of the archive.
    expect((await readPdf(await make('pdf', 'ar'))).pages).to.be.greaterThan(20);
  });

  it('writes beside whoever calls it, says that there are no codes without an address, and takes changed words', async () => {
    const { words } = (await sharedApplication()).services;
    const administrator = await makeAccount(await sharedApplication(), { roles: ['administrator'] });
    await words.changeWords(administrator, 'session-types', 'plenary', {
      ...{ ar: 'جلسة موحدة', en: 'All together', aliases: [] },
    });
    const args = ['sample-exchange', '--lang', 'en', '--format', 'docx', '--out', 'beside.docx'];
    const { err, code } = await runCommand('pack', args, { DATA_DIR, INIT_CWD: folder });
    await words.restoreWords(administrator, 'session-types', 'plenary');
    expect({ err, code }).to.deep.include({ code: 0 });
    expect(err).to.match(/^Without PUBLIC_URL.*$/m);
    const { 'word/document.xml': handout = '' } = wellFormedParts(readFileSync(join(folder, 'beside.docx')));
    expect(handout).to.include('All together').and.not.include('Plenary');

    const served = { DATA_DIR, INIT_CWD: folder, PUBLIC_URL: 'https://tajarib.example' };
    const people = await runCommand(
      'pack',
      ['sample-exchange', '--format', 'people', '--out', 'people.pdf'],
      served,
    );
    expect(people.err).not.to.include('PUBLIC_URL');
    if (!isPdfAvailable()) return;
    expect(readFileSync(join(folder, 'people.pdf')).subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('says what is wrong and leaves no file', async () => {
    const out = join(folder, 'none.zip');
    const unknown = await pack('nowhere', '--out', out);
    expect(unknown).to.deep.include({ code: 2, out: '' });
    expect(unknown.err).to.include('nowhere');
    expect((await pack('sample-exchange', '--format', 'odt', '--out', out)).err).to.match(
      /^Usage: npm run pack/m,
    );
    expect((await pack('sample-exchange', '--out', join(folder, 'missing', 'x.zip'))).code).to.equal(2);
    const nothing = await runCommand('pack', ['sample-exchange', '--out', out], {
      DATA_DIR: join(folder, 'empty'),
    });
    expect(nothing.code).to.equal(1);
    expect(existsSync(out)).to.equal(false);
  });
});
