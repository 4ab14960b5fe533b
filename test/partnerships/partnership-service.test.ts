import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDatabase, type Database } from '../../server/database/index.ts';
import { NotFound } from '../../server/errors.ts';
import { packageRoot } from '../../server/package-root.ts';
import { PartnershipService, type Programme } from '../../server/partnerships/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { makeDatabase, onBothDatabases } from '../support/databases.ts';
import { now } from '../support/library.ts';

const programme = JSON.parse(readFileSync(join(packageRoot, 'seed', 'programme.json'), 'utf8')) as Programme;

onBothDatabases('the partnership programme', (kind) => {
  let database: Database;
  let partnerships: PartnershipService;

  before(async () => {
    database = await openDatabase(await makeDatabase(kind));
    partnerships = new PartnershipService(database);
  });
  after(() => database.close());

  it('is not there before its facts are put in', async () => {
    expect(await partnerships.getProgramme().catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('is there, whole, once they are', async () => {
    await partnerships.addMissing(programme, now);
    expect(await partnerships.getProgramme()).to.deep.equal(programme);
  });

  it('stays as it is when its facts are put in again', async () => {
    await partnerships.addMissing({ ...programme, sectors: [] }, now);
    expect(await partnerships.getProgramme()).to.deep.equal(programme);
  });
});

describe('the programme’s facts', () => {
  it('name the nine governorates, the five countries and the six sectors of the project', () => {
    const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
    const members = vocabularies.get('governorates').terms.filter(({ member }) => member);
    expect(programme.iq_governorate).to.have.members(members.map(({ code }) => code));
    expect(programme.eu_country).to.have.members(['FR', 'SE', 'IT', 'AL', 'SI']);
    const sources = vocabularies.get('sectors').terms.filter(({ group }) => group === 'source');
    expect(programme.sectors).to.have.members(sources.map(({ code }) => code));
  });

  it('are told in both languages, and say where the published texts differ', () => {
    const { name, summary, background, funder, implementer, parent_programme } = programme;
    const texts = [name, summary, background, funder, implementer, parent_programme];
    for (const text of [...texts, ...programme.differences]) expect(text).to.include.all.keys('ar', 'en');
    expect(programme.differences[0]!.en).to.include('Erbil');
    expect(programme.differences[0]!.ar).to.include('أربيل');
  });
});
