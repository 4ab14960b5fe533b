import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { readExportArguments, runExport } from '../../server/cli/export-command.ts';
import { readImportArguments, runImport } from '../../server/cli/import-command.ts';
import { openTerminal, WrongUsage } from '../../server/cli/terminal.ts';
import { packageRoot } from '../../server/package-root.ts';
import { runCommand, startCommand } from '../support/cli.ts';
import { makeFolder } from '../support/databases.ts';
import { openLibrary, toArray } from '../support/library.ts';

const seed = join(packageRoot, 'seed', 'records');
const samples = readdirSync(seed)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .map((name) => readFileSync(join(seed, name), 'utf8').trimEnd())
  .join('\n');
const sampleCount = samples.split('\n').length;

/** As many lessons as asked for, one a line. */
const lessons = (count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      externalId: `many-${String(index).padStart(6, '0')}`,
      kind: 'lesson',
      statement: { en: `Lesson ${index}` },
      event: { en: 'What happened. '.repeat(20) },
    }),
  ).join('\n');

const databaseIn = (dataDir: string) => ({ kind: 'sqlite', file: join(dataDir, 'tajarib.sqlite') }) as const;

async function countRecords(dataDir: string): Promise<number> {
  const { content, database } = await openLibrary(databaseIn(dataDir));
  const records = await toArray(content.exportAll());
  await database.close();
  return records.length;
}

describe('import and export on the command line', function () {
  this.timeout(180_000);
  let folder: string;
  let all: string;

  before(() => {
    folder = makeFolder('transfer');
    all = join(folder, 'all.jsonl');
    writeFileSync(all, samples);
  });

  it('bring every record in and out again, the same bytes in all three formats', async () => {
    const first = { DATA_DIR: join(folder, 'first') };
    const imported = await runCommand('import', [all], first);
    expect(imported).to.deep.equal({
      code: 0,
      out: `created ${sampleCount} · updated 0 · unchanged 0 · refused 0 · warnings 0\n`,
      err: '',
    });
    expect((await runCommand('import', [all], first)).out).to.include(
      `created 0 · updated 0 · unchanged ${sampleCount} `,
    );

    for (const ending of ['jsonl', 'csv', 'xlsx']) {
      const lang = ending === 'csv' ? ['--lang', 'ar'] : [];
      const other = { DATA_DIR: join(folder, `second-${ending}`) };
      const [one, two] = [join(folder, `one.${ending}`), join(folder, `two.${ending}`)];
      expect((await runCommand('export', [one, ...lang], first)).code).to.equal(0);
      expect((await runCommand('import', [one], other)).code, ending).to.equal(0);
      expect((await runCommand('export', [two, ...lang], other)).code).to.equal(0);
      expect(readFileSync(two).equals(readFileSync(one)), ending).to.equal(true);
    }
    const out = await runCommand('export', ['-'], first);
    expect(out.out).to.equal(readFileSync(join(folder, 'one.jsonl'), 'utf8'));
  });

  it('say what is wrong by line and field, in either language, and take the rest', async () => {
    const [good = '', other = ''] = samples.split('\n');
    const wrong = JSON.stringify({ ...(JSON.parse(other) as object), sector: ['NOPE\u001b[31m'] });
    const report = join(folder, 'report.json');
    const dataDir = join(folder, 'faulty');
    const args = ['-', '--report', report, '--lang'];
    const arabic = await runCommand(
      'import',
      [...args, 'ar'],
      { DATA_DIR: dataDir },
      `${good}\n${wrong}\n{\n`,
    );
    expect(arabic.code).to.equal(1);
    expect(arabic.out).to.include('أُضيف: 1 ').and.include('رُفض: 2');
    expect(arabic.err).to.match(/السطر 2: .*القطاع: الرمز «NOPE\ufffd\[31m» ليس من خيارات/);
    const entries = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>[];
    expect(entries.map(({ line, path, code }) => [line, path, code])).to.deep.equal([
      [2, 'sector.0', 'code.unknown'],
      [3, '', 'line.notJson'],
    ]);
    expect(entries[1]).to.nested.include({ 'message.en': 'The line is not valid JSON.', severity: 'error' });
    const english = await runCommand(
      'import',
      ['-'],
      { DATA_DIR: dataDir, LANG: 'en_GB.UTF-8' },
      '{\n'.repeat(70),
    );
    expect(english.err.match(/is not valid JSON/g)).to.have.length(50);
    expect(english.err).to.include('20 more not listed');
  });

  it('take old records as they are when told to', async () => {
    const old = JSON.stringify({
      externalId: 'x-1',
      kind: 'practice',
      source_lang: 'ar',
      title: { ar: 'بئر' },
      sector: ['WAT'],
      status: 'published',
    });
    const env = { DATA_DIR: join(folder, 'old') };
    const refused = await runCommand('import', ['-'], env, old);
    expect(refused.code).to.equal(1);
    expect(refused.err).to.include('--accept-incomplete');
    const taken = await runCommand('import', ['-', '--accept-incomplete'], env, old);
    expect(taken.code).to.equal(0);
    expect(taken.out).to.match(/created 1 .* warnings [1-9]/);
  });

  it('write nothing in a dry run, with a library or without', async () => {
    const dataDir = join(folder, 'dry');
    const dry = await runCommand('import', [all, '--dry-run'], { DATA_DIR: dataDir });
    expect(dry.out).to.include(`created ${sampleCount} `).and.include('dry run');
    expect(existsSync(dataDir)).to.equal(false);

    const [first = '', ...rest] = samples.split('\n');
    await runCommand('import', ['-'], { DATA_DIR: dataDir }, first);
    const changed = { ...(JSON.parse(first) as object), governorate: ['IQ-MA'] };
    const input = [JSON.stringify(changed), ...rest].join('\n');
    const again = await runCommand('import', ['-', '--dry-run'], { DATA_DIR: dataDir }, input);
    expect(again.out).to.include(`created ${sampleCount - 1} · updated 1 · unchanged 0`);
    expect(await countRecords(dataDir)).to.equal(1);
    const after = await runCommand('import', ['-'], { DATA_DIR: dataDir }, first);
    expect(after.out).to.include('unchanged 1');
  });

  it('lose nothing and double nothing when killed in the middle', async () => {
    const dataDir = join(folder, 'killed');
    const many = join(folder, 'many.jsonl');
    writeFileSync(many, lessons(20_000));
    const { child, ended } = startCommand('import', [many], { DATA_DIR: dataDir });
    const database = join(dataDir, 'tajarib.sqlite-wal');
    while (!existsSync(database) || readFileSync(database).length < 2_000_000) await delay(5);
    child.kill('SIGKILL');
    expect((await ended).code).to.equal(null);
    const stored = await countRecords(dataDir);
    expect(stored).to.be.greaterThan(0).and.lessThan(20_000);
    expect(stored % 500).to.equal(0);
    const again = await runCommand('import', [many], { DATA_DIR: dataDir });
    expect(again.out).to.include(
      `created ${(20_000 - stored).toLocaleString('en')} · updated 0 · unchanged ${stored.toLocaleString('en')} `,
    );
    expect(await countRecords(dataDir)).to.equal(20_000);
  });

  it('stop at Ctrl-C with what is counted stored', async () => {
    const dataDir = join(folder, 'stopped');
    const { child, ended } = startCommand('import', ['-'], { DATA_DIR: dataDir });
    child.stdin!.on('error', () => undefined);
    child.stdin!.write(`${lessons(3000)}\n`);
    while (!existsSync(join(dataDir, 'tajarib.sqlite-wal'))) await delay(5);
    child.kill('SIGINT');
    child.stdin!.write(`${JSON.stringify({ externalId: 'last', kind: 'lesson' })}\n`);
    const { code, out, err } = await ended;
    expect(code).to.equal(130);
    expect(err).to.include('Stopped.');
    const counted = Number(/created ([\d,]+)/.exec(out)![1]!.replace(',', ''));
    expect(await countRecords(dataDir)).to.equal(counted);
  });

  it('write empty forms whose headings are understood', async () => {
    for (const [kind, file] of [
      ['practice', 'form.xlsx'],
      ['lesson', 'form.csv'],
    ] as const) {
      const path = join(folder, file);
      const made = await runCommand('export', ['--template', kind, '--lang', 'ar', path], {});
      expect(made.code).to.equal(0);
      const read = await runCommand('import', [path, '--dry-run'], { DATA_DIR: join(folder, 'none') });
      expect(read).to.deep.include({ code: 0, err: '' });
    }
    expect(readFileSync(join(folder, 'form.csv'), 'utf8')).to.match(/^\ufeffمعرّف السجل,نوع السجل,/);
  });

  it('say how they are called, and leave with 2', async () => {
    const terminal = openTerminal('en');
    const importing = (args: string[]) => runImport(terminal, readImportArguments(args));
    const exporting = (args: string[]) => runExport(terminal, readExportArguments(args));
    const wrong: [Promise<number>, RegExp][] = [
      [importing([]), /^Usage: npm run import/],
      [importing([all, '--colour']), /^Usage: npm run import/],
      [importing([all, all]), /^Usage: npm run import/],
      [importing([all, '--lang', 'fr']), /^Usage: npm run import/],
      [importing(['absent.jsonl']), /absent\.jsonl cannot be read: ENOENT/],
      [importing([join(folder, 'all.doc')]), /no known format/],
      [exporting(['--template', 'workshop', 'form.csv']), /^Usage: npm run export/],
      [exporting(['--template', 'lesson', 'form.jsonl']), /^Usage: npm run export/],
      [exporting([]), /^Usage: npm run export/],
    ];
    for (const [running, message] of wrong) {
      const refusal = await running.catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(WrongUsage).with.property('message').that.matches(message);
    }
    const { code, out, err } = await runCommand('import', [], {});
    expect({ code, out }).to.deep.equal({ code: 2, out: '' });
    expect(err).to.match(/^Usage: npm run import/);
  });

  it('say what is wrong around them in a sentence', async () => {
    const misconfigured = await runCommand('import', [all], { PORT: 'zz' });
    expect(misconfigured.code).to.equal(78);
    expect(misconfigured.err).to.include('PORT');
    const empty = await runCommand('export', [join(folder, 'out.csv')], { DATA_DIR: join(folder, 'unused') });
    expect(empty.code).to.equal(1);
    expect(empty.err).to.include('There is no library');
    const blank = { DATA_DIR: join(folder, 'blank') };
    expect((await runCommand('import', ['-'], blank)).out).to.include('created 0 ');
    const unwritable = await runCommand('export', [join(folder, 'no', 'out.csv')], blank);
    expect(unwritable.code).to.equal(2);
    expect(unwritable.err).to.include('cannot be written: ENOENT');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).to.deep.equal([]);
  });
});
