import { expect } from 'chai';
import type { InvalidInput } from '../../server/errors.ts';
import { NotAllowed, NotFound } from '../../server/errors.ts';
import {
  addSession,
  agendaOf,
  dropRecord,
  getSession,
  moveSession,
  pickRecords,
  placeSession,
  type Workshop,
  type WorkshopService,
} from '../../server/workshops/index.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import type { Library } from '../support/library.ts';
import { accountOf, newWorkshop, workshopsOf } from '../support/workshops.ts';

const facilitator = accountOf(1, 'facilitator');
const colleague = accountOf(2, 'facilitator');
const contributor = accountOf(3, 'contributor');
const administrator = accountOf(4, 'administrator');
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const codesOf = (error: unknown) =>
  (error as InvalidInput).problems.map(({ path, code }) => `${path} ${code}`);

onBothDatabases('changing a workshop', (kind) => {
  let library: Library;
  let workshops: WorkshopService;
  let workshop: Workshop;

  before(async () => {
    library = await makeLibrary(kind);
    workshops = workshopsOf(library).workshops;
  });
  beforeEach(async () => {
    workshop = await workshops.createWorkshop(facilitator, {
      ...newWorkshop,
      template: 'three-day-exchange',
    });
  });
  after(() => library.database.close());

  it('begins with the days, the sessions and the exercise of a template', async () => {
    const kept = await workshops.getForChange(workshop.externalId, facilitator);
    expect(kept).to.deep.equal(workshop);
    expect(kept).to.include({ start: '2026-10-11', end: '2026-10-13', version: 1, visibility: 'workshop' });
    expect(agendaOf(kept).map(({ sessions }) => sessions.length)).to.deep.equal([7, 6, 6]);
    expect(kept.exercises[0]).to.include({ method: 'weighted-scoring', state: 'preparing' });
    expect(kept.evaluation.questions).to.have.length(5);
  });

  it('is copied with its plan, and without what happened in the room', async () => {
    const held = await workshops.changeWorkshop(facilitator, workshop.externalId, (one) => ({
      ...one,
      people: [{ name: 'A name', governorate: 'IQ-BA' }],
      visibility: 'members',
      commitments: [
        { id: 'c1', who: { en: 'Office' }, what: { en: 'Try it' }, due: '2026-12-01', state: 'open' },
      ],
    }));
    const copy = await workshops.createWorkshop(colleague, {
      ...newWorkshop,
      start: '2027-02-01',
      copyOf: held.externalId,
    });
    expect(copy).to.include({ start: '2027-02-01', end: '2027-02-03' });
    expect(copy.sessions.map(({ title }) => title)).to.deep.equal(held.sessions.map(({ title }) => title));
    expect(copy).to.deep.include({ people: [], commitments: [], facilitators: [colleague.id] });
    expect(copy.key).to.not.equal(held.key);
  });

  it('is for its facilitators and for administrators', async () => {
    const change = (account?: typeof facilitator) =>
      failure(workshops.changeWorkshop(account, workshop.externalId, (one) => one));
    for (const stranger of [colleague, contributor, undefined]) {
      expect(await change(stranger)).to.be.instanceOf(NotFound);
    }
    expect(await change(administrator)).to.include({ version: 2 });
    await workshops.changeWorkshop(facilitator, workshop.externalId, (one) => ({
      ...one,
      visibility: 'public',
    }));
    expect(await change(colleague)).to.be.instanceOf(NotAllowed);
    await workshops.changeWorkshop(facilitator, workshop.externalId, (one) => ({
      ...one,
      facilitators: [1, 2],
    }));
    expect(await change(colleague)).to.include({ externalId: workshop.externalId });
    expect(await failure(workshops.createWorkshop(contributor, newWorkshop))).to.be.instanceOf(NotAllowed);
  });

  it('lets in whom its visibility lets in, and shows no names, notes or addresses to them', async () => {
    const { externalId, key } = await workshops.changeWorkshop(facilitator, workshop.externalId, (one) => ({
      ...one,
      people: [{ name: 'A name', governorate: 'IQ-BA' }],
      commitments: [
        {
          id: 'c1',
          who: { en: 'Office' },
          what: { en: 'Try it' },
          due: '2026-12-01',
          state: 'open',
          email: 'a@b.example',
        },
      ],
    }));
    expect(await failure(workshops.getWorkshop(externalId))).to.be.instanceOf(NotFound);
    expect(await failure(workshops.getWorkshop(externalId, { key: 'wrong' }))).to.be.instanceOf(NotFound);
    expect(await failure(workshops.getWorkshop(externalId, { account: contributor }))).to.be.instanceOf(
      NotFound,
    );
    const seen = await workshops.getWorkshop(externalId, { key });
    expect(JSON.stringify(seen))
      .to.not.match(/A name|a@b\.example|Begin with the map/)
      .and.not.include(String(key));
    await workshops.changeWorkshop(facilitator, externalId, (one) => ({ ...one, visibility: 'members' }));
    expect(await workshops.getWorkshop(externalId, { account: contributor })).to.include({ externalId });
    expect(await failure(workshops.getWorkshop(externalId))).to.be.instanceOf(NotFound);
  });

  it('keeps every one of changes that come at once', async () => {
    const add = (minutes: number) =>
      workshops.changeWorkshop(facilitator, workshop.externalId, (one) =>
        addSession(one, { day: 1, minutes, type: 'plenary', title: { en: String(minutes) } }),
      );
    await Promise.all([5, 6, 7, 8, 9].map(add));
    const { sessions, version } = await workshops.getForChange(workshop.externalId, facilitator);
    expect(sessions.length - workshop.sessions.length).to.equal(5);
    expect(version).to.equal(6);
    expect(new Set(sessions.map(({ id }) => id)).size).to.equal(sessions.length);
  });

  it('moves sessions within a day, into the next, and to a place', () => {
    const dayOf = (one: Workshop, id: string) => getSession(one, id).day;
    const order = (one: Workshop, day: number) =>
      one.sessions.filter((session) => session.day === day).map(({ id }) => id);
    expect(order(moveSession(workshop, 's2', -1, 3), 1).slice(0, 2)).to.deep.equal(['s2', 's1']);
    const later = moveSession(workshop, 's7', 1, 3);
    expect([dayOf(later, 's7'), order(later, 2)[0]]).to.deep.equal([2, 's7']);
    expect(order(moveSession(workshop, 's1', -1, 3), 1)[0]).to.equal('s1');
    expect(order(placeSession(workshop, 's1', 3, 2), 3)[2]).to.equal('s1');
    expect(getSession(placeSession(workshop, 's1', 3, 2), 's1')).to.not.have.property('start');
  });

  it('refuses a day past midnight, and changes nothing', async () => {
    const late = (one: Workshop) =>
      addSession(one, { day: 2, start: '20:00', minutes: 300, type: 'plenary', title: { en: 'Night' } });
    const error = await failure(workshops.changeWorkshop(facilitator, workshop.externalId, late));
    expect(codesOf(error)[0]).to.match(/session\.pastMidnight$/);
    expect((await workshops.getForChange(workshop.externalId, facilitator)).version).to.equal(1);
  });

  it('refuses 500 records, and says how many it takes', async () => {
    const picks = Array.from({ length: 500 }, (_, index) => ({ record: `r${index}`, revision: 1 }));
    const error = await failure(
      workshops.changeWorkshop(facilitator, workshop.externalId, (one) => pickRecords(one, picks, 's1')),
    );
    expect(codesOf(error)).to.deep.equal(['pack pack.tooMany']);
  });

  it('refuses what no page could show, field by field', async () => {
    const hostile = '<script>\u202e{{x}}=HYPERLINK()\0';
    const error = await failure(
      workshops.changeWorkshop(facilitator, workshop.externalId, (one) => ({
        ...one,
        title: { en: hostile },
        place: { en: 'x'.repeat(121) },
        end: '2026-02-30',
        participants: [{ governorate: 'IQ-BA', number: 3, women: 4 }],
      })),
    );
    expect(codesOf(error)).to.include.members([
      'title text.nul',
      'title text.bidiOverride',
      'place text.tooLong',
      'end workshop.date',
      'participants.IQ-BA participants.women',
    ]);
  });

  it('picks a record once, for the pack and for a session, and drops it from both', () => {
    const pick = { record: 'r1', revision: 2 };
    const twice = pickRecords(pickRecords(workshop, [pick], 's1'), [{ ...pick, revision: 3 }], 's1');
    expect(twice.pack).to.deep.equal([pick]);
    expect(getSession(twice, 's1').records).to.deep.equal(['r1']);
    const dropped = dropRecord(twice, 'r1');
    expect([dropped.pack, getSession(dropped, 's1').records]).to.deep.equal([[], []]);
  });

  it('is deleted for good by those who may change it', async () => {
    expect(await failure(workshops.deleteWorkshop(colleague, workshop.externalId))).to.be.instanceOf(
      NotFound,
    );
    await workshops.deleteWorkshop(facilitator, workshop.externalId);
    expect(await failure(workshops.getForChange(workshop.externalId, facilitator))).to.be.instanceOf(
      NotFound,
    );
  });
});
