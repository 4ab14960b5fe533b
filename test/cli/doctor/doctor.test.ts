import { spawnSync } from 'node:child_process';
import {
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { pino } from 'pino';
import { examine } from '../../../server/cli/doctor/examine.ts';
import type { DoctorFinding } from '../../../server/cli/doctor/finding.ts';
import { judgeSpace } from '../../../server/cli/doctor/look-at-disk.ts';
import { judgeIndex } from '../../../server/cli/doctor/look-at-search.ts';
import { toReport } from '../../../server/cli/doctor/report.ts';
import { loadConfig } from '../../../server/config.ts';
import { locales } from '../../../server/language/index.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { createServices } from '../../../server/services.ts';
import { loadTranslations, readTexts } from '../../../server/web/i18n.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { makeFolder } from '../../support/databases.ts';
import { makePostgresDatabase } from '../../support/postgres-cluster.ts';

const folder = join(packageRoot, 'locales');
const said = (findings: readonly DoctorFinding[]): string[] =>
  findings.map(({ state, says }) => `${state} ${says}`);
/** Nobody listens there. */
const nowhere = { PORT: '9' };

/** A library that was started once and stopped in good order. */
async function makeStopped(): Promise<string> {
  const dataDir = makeFolder('doctor');
  const services = await createServices(loadConfig({ DATA_DIR: dataDir }), pino({ level: 'silent' }));
  await services.search.catchUp();
  await services.close();
  return dataDir;
}

describe('the doctor', function () {
  this.timeout(60_000);

  it('finds everything in order where nothing was started yet, and makes nothing', async () => {
    const dataDir = join(makeFolder('doctor'), 'data');
    expect(said(await examine({ ...nowhere, DATA_DIR: dataDir }))).to.deep.equal([
      'good configuration',
      'note folder.missing',
      'good disk',
      'note database.missing',
      'note process.stopped',
      'note meaning.missing',
    ]);
    expect(() => statSync(dataDir)).to.throw('ENOENT');
  });

  it('names every setting that is wrong, and looks no further', async () => {
    const findings = await examine({ PORT: 'x', SEED: 'y', LOG_LEVL: 'info' });
    expect(said(findings)).to.deep.equal(['wrong setting', 'wrong setting', 'note misspelt']);
    expect(findings.map(({ values }) => values?.['name'])).to.deep.equal(['PORT', 'SEED', 'LOG_LEVL']);
  });

  it('says where a stopped library has kept its index, and what is wrong with it', async () => {
    const dataDir = await makeStopped();
    const look = async (): Promise<string | undefined> =>
      said(await examine({ ...nowhere, DATA_DIR: dataDir })).find((one) => one.includes('snapshot'));
    expect(await look()).to.equal('good snapshot');
    const file = join(dataDir, 'search', 'index.snapshot');
    truncateSync(file, statSync(file).size - 100);
    expect(await look()).to.equal('note snapshot.damaged');
  });

  it('finds a database that is damaged, inside or altogether', async () => {
    const dataDir = await makeStopped();
    const file = join(dataDir, 'tajarib.sqlite');
    const page = openSync(file, 'r+');
    for (let at = 8_192; at < statSync(file).size; at += 4_096)
      writeSync(page, Buffer.alloc(200, 0x55), 0, 200, at);
    closeSync(page);
    expect(said(await examine({ ...nowhere, DATA_DIR: dataDir }))).to.include('wrong database.damaged');
    writeFileSync(file, 'no database at all. '.repeat(100));
    expect(said(await examine({ ...nowhere, DATA_DIR: dataDir }))).to.include('wrong database.damaged');
  });

  it('finds a data folder that cannot be one', async () => {
    const file = join(makeFolder('doctor'), 'file');
    writeFileSync(file, '');
    expect(said(await examine({ ...nowhere, DATA_DIR: file }))).to.include('wrong folder.unusable');
  });

  it('looks into PostgreSQL: up to date, waiting for its first start, or out of reach', async () => {
    const DATA_DIR = makeFolder('doctor');
    const DATABASE_URL = await makePostgresDatabase();
    expect(said(await examine({ ...nowhere, DATA_DIR, DATABASE_URL }))).to.include('note database.pending');
    const application = await startApplication({ env: { DATABASE_URL } });
    await application.stop();
    expect(said(await examine({ ...nowhere, DATA_DIR, DATABASE_URL }))).to.include('good database.postgres');
    const unreachable = 'postgres://someone:secret@127.0.0.1:9/library';
    const findings = await examine({ ...nowhere, DATA_DIR, DATABASE_URL: unreachable });
    expect(said(findings)).to.include('wrong database.unusable');
    expect(JSON.stringify(findings)).not.to.include('secret');
  });

  describe('beside a running library', () => {
    let application: Application;
    let env: Record<string, string>;
    before(async () => {
      application = await startApplication();
      const { dataDir } = application.services.config;
      env = { DATA_DIR: dataDir, PORT: new URL(application.origin).port };
    });
    after(() => application.stop());

    it('asks it how it is', async () => {
      expect(said(await examine(env))).to.deep.equal([
        'good configuration',
        'good folder',
        'good disk',
        'good database.sqlite',
        'good audit',
        'note administrator.none',
        'note backup.never',
        'good process',
        'good index',
        'note meaning.off',
      ]);
    });

    it('tells a search server that is silent from one that refuses', async () => {
      const meilisearch = (MEILI_URL: string) =>
        examine({ ...env, SEARCH_ENGINE: 'meilisearch', MEILI_URL, MEILI_KEY: 'k' });
      expect(said(await meilisearch('http://127.0.0.1:9'))).to.include('wrong meilisearch.silent');
      // The library itself has no /indexes: an answer, but none of a search server.
      expect(said(await meilisearch(application.origin))).to.include('wrong meilisearch.failing');
    });
  });

  it('judges room and index by their figures', () => {
    const mebibyte = 1024 * 1024;
    expect(said([50, 200, 5_000].map((free) => judgeSpace('/data', free * mebibyte)))).to.deep.equal([
      'wrong disk.full',
      'note disk.little',
      'good disk',
    ]);
    const kept = { state: 'whole', position: 5 } as const;
    const running = (state: string, position: number) => ({
      database: 'ready',
      search: { state, position, last: 9 },
    });
    expect(
      said([
        judgeIndex(kept, running('ready', 9), 9),
        judgeIndex(kept, running('ready', 5), 9),
        judgeIndex(kept, running('building', 5), 9),
        judgeIndex(kept, undefined, 9),
        judgeIndex(kept, undefined, 3),
        judgeIndex({ state: 'older' }, undefined, 9),
      ]),
    ).to.deep.equal([
      'good index',
      'note index.behind',
      'note index.building',
      'good snapshot',
      'note snapshot.foreign',
      'note snapshot.older',
    ]);
  });

  it('has a sentence for everything it finds, and advice for everything wrong, in both languages', () => {
    const sources = readdirSync(join(packageRoot, 'server', 'cli', 'doctor'))
      .map((name) => readFileSync(join(packageRoot, 'server', 'cli', 'doctor', name), 'utf8'))
      .join('\n');
    const found = [...sources.matchAll(/\b(good|note|wrong)\(\s*[`']([\w.-]+)/g)];
    expect(found.length).to.be.greaterThan(20);
    const texts = readTexts(folder);
    for (const locale of locales) {
      const doctor = texts[locale]?.['doctor'];
      for (const [, state, says = ''] of found.filter(([, , one]) => !one?.endsWith('.'))) {
        expect(doctor, locale).to.have.property(says);
        if (state === 'wrong') expect(doctor, locale).to.have.property(`${says}.do`);
      }
    }
  });

  it('reports in plain words, with what to do', () => {
    const findings: DoctorFinding[] = [
      { state: 'good', says: 'configuration' },
      {
        state: 'wrong',
        says: 'setting',
        values: { name: 'PORT', reason: 'must be a port', example: '8080' },
      },
    ];
    const report = (locale: 'ar' | 'en') => {
      const t = loadTranslations(folder).translator(locale);
      return toReport(findings, t).split('\n');
    };
    expect(report('en')).to.deep.equal([
      '✓ Configuration: every setting is right.',
      '✗ Configuration: PORT must be a port.',
      '  → Mend it, for example PORT=8080',
      '',
      'One thing has to be mended.',
    ]);
    expect(report('ar').at(-1)).to.equal('أمر واحد يحتاج إلى إصلاح.');
  });

  it('ends with 1 when something is wrong, and with 0 when nothing is', () => {
    const run = (env: Record<string, string>, ...words: string[]) => {
      const script = join(packageRoot, 'server', 'cli', 'doctor.ts');
      const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, ...words], {
        env: { PATH: process.env['PATH'], ...nowhere, ...env },
        cwd: packageRoot,
        encoding: 'utf8',
      });
      return { status, stdout };
    };
    const sick = run({ PORT: 'x' }, '--lang', 'ar');
    expect(sick.status).to.equal(1);
    expect(sick.stdout).to.include('مثلاً PORT=8080');
    const well = run({ DATA_DIR: join(makeFolder('doctor'), 'data') });
    expect(well.status).to.equal(0);
    expect(well.stdout).to.match(/Everything is in order\.\n$/);
  });
});
