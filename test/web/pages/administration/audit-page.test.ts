import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { reviewActions, type ContentEvent } from '../../../../server/content/index.ts';
import { packageRoot } from '../../../../server/package-root.ts';
import { deeds } from '../../../../server/web/pages/administration/audit/shown-deed.ts';
import { paths } from '../../../../server/web/paths.ts';
import { makeOffice, signInAs } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';

const unaudited: readonly ContentEvent['action'][] = ['edit', 'comment', 'resolve'];
const others: readonly ContentEvent['action'][] = ['create', 'delete', 'assign', 'restore', 'reported'];

/** Every action that the sources write into the trail. */
function recorded(): string[] {
  const folder = join(packageRoot, 'server');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    if (!/audit/i.test(source)) return [];
    const lines = source.split('\n').filter((line) => /\baction\b|\.(record|note)\(/.test(line));
    const whole = lines.flatMap((line) => [...line.matchAll(/'([a-z]+\.[a-z-]+)'/g)]);
    const [, thing = ''] = /action: `(\w+)\.\$\{done\}`/.exec(source) ?? [];
    const parts = thing ? [...source.matchAll(/this\.record\(tx, by, '([a-z-]+)'/g)] : [];
    return [...whole.map(([, one]) => one!), ...parts.map(([, one]) => `${thing}.${one}`)];
  });
  const ofRecords = [...reviewActions, ...others].filter((one) => !unaudited.includes(one));
  return [...new Set([...found, ...ofRecords.map((one) => `record.${one}`)])].sort();
}

describe('the page of the audit trail', () => {
  let application: Application;

  before(async () => {
    application = await startApplication();
  });
  after(() => application.stop());

  it('has words for everything that is written into the trail, and for nothing else', () => {
    expect([...deeds].sort()).to.deep.equal(recorded());
  });

  it('says in the language of its reader what was done, to what, and what was said', async () => {
    const administrator = await signInAs(application, 'administrator', { name: 'زينب' });
    const { services } = application;
    const office = await makeOffice(services);
    await services.database.transaction(async (tx) => {
      const by = administrator.account;
      const details = { status: 'returned', note: 'تُذكر الأرقام.' };
      await services.audit.record(tx, { by, action: 'record.requestChanges', subject: 'record 1', details });
      await services.audit.record(tx, { by, action: 'something.new', subject: 'thing' });
    });
    const page = await (await administrator.get(paths.adminAudit('ar'))).text();
    expect(page).to.include('طُلبت تعديلات').and.include('معادة للتعديل').and.include('تُذكر الأرقام.');
    expect(page).to.include(`href="${paths.adminOffice('ar', office)}">الجهة ${office}<`);
    expect(page).to.include('>something.new<').and.not.include('requestChanges').and.not.include('{&quot;');
    const english = await (await administrator.get(paths.adminAudit('en'))).text();
    expect(english).to.include('Changes requested').and.include(`>Record 1<`).and.include('Returned');
  });
});
