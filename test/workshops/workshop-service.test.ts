import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { NotFound } from '../../server/errors.ts';
import { packageRoot } from '../../server/package-root.ts';
import type { WorkshopService } from '../../server/workshops/index.ts';
import { governoratesOf, toWorkshop, type WorkshopDocument } from '../../server/workshops/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import { workshopsOf } from '../support/workshops.ts';
import { now, type Library } from '../support/library.ts';

const held = JSON.parse(
  readFileSync(join(packageRoot, 'seed', 'workshops.json'), 'utf8'),
) as WorkshopDocument[];
const erbil = toWorkshop(held[0]!);

onBothDatabases('workshops', (kind) => {
  let library: Library;
  let workshops: WorkshopService;

  before(async () => {
    library = await makeLibrary(kind);
    workshops = workshopsOf(library).workshops;
    const later = { ...erbil, externalId: 'later', start: '2024-01-01' };
    const closed = { ...erbil, externalId: 'closed', visibility: 'workshop' } as const;
    await workshops.addMissing([erbil, later, closed], now);
  });
  after(() => library.database.close());

  it('are listed with the newest first, those that everyone may see', async () => {
    const listed = await workshops.listWorkshops();
    expect(listed.map(({ externalId }) => externalId)).to.deep.equal(['later', 'erbil-2022']);
  });

  it('are found whole by their external id', async () => {
    expect(await workshops.getWorkshop('erbil-2022')).to.deep.equal(erbil);
  });

  for (const id of ['closed', 'missing', '', '\0', '\ud800']) {
    it(`are not found as ${JSON.stringify(id)}`, async () => {
      expect(await workshops.getWorkshop(id).catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    });
  }

  it('stay as they are when put in again', async () => {
    await workshops.addMissing([{ ...erbil, participants_total: 1 }], now);
    expect(await workshops.getWorkshop('erbil-2022')).to.deep.equal(erbil);
  });
});

describe('the Erbil workshop’s facts', () => {
  it('are the days, the thirty participants and the nine governorates that were published', () => {
    expect(erbil).to.include({ start: '2022-10-11', end: '2022-10-13', participants_total: 30 });
    const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
    const members = vocabularies.get('governorates').terms.filter(({ member }) => member);
    expect(governoratesOf(erbil)).to.have.members(members.map(({ code }) => code));
    expect(vocabularies.get('workshop-modes').has(erbil.mode)).to.equal(true);
    for (const text of [...erbil.aims, ...erbil.outcomes]) expect(text).to.include.all.keys('ar', 'en');
  });
});
