import { expect } from 'chai';
import { NotAllowed, NotFound } from '../../../server/errors.ts';
import {
  addExercise,
  addOptions,
  changeExercise,
  getExercise,
  reviseExercise,
  type BallotService,
  type CastOutcome,
  type Workshop,
  type WorkshopService,
} from '../../../server/workshops/index.ts';
import { makeDatabase, onBothDatabases } from '../../support/databases.ts';
import type { DatabaseLocation } from '../../../server/database/index.ts';
import { openLibrary, type Library } from '../../support/library.ts';
import { accountOf, newWorkshop, workshopsOf } from '../../support/workshops.ts';

const facilitator = accountOf(1, 'facilitator');
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const statesOf = (outcomes: CastOutcome[]) => outcomes.map(({ state }) => state);

onBothDatabases('voting', (kind) => {
  let location: DatabaseLocation;
  let library: Library;
  let workshops: WorkshopService;
  let ballots: BallotService;
  let workshop: Workshop;
  let codes: string[];

  const open = async () => {
    library = await openLibrary(location);
    ({ workshops, ballots } = workshopsOf(library));
  };
  const count = async () => {
    const { externalId } = workshop;
    return ballots.countBallots(
      externalId,
      getExercise(await workshops.getForChange(externalId, facilitator), 'e1'),
    );
  };
  const vote = (code: string, option = 'o1', source: 'phone' | 'paper' | 'file' = 'phone') => ({
    code,
    source,
    governorate: 'IQ-BA',
    answers: { dots: { [option]: 3 } },
  });

  before(async () => {
    location = await makeDatabase(kind);
    await open();
  });
  after(() => library.database.close());
  beforeEach(async () => {
    workshop = await workshops.createWorkshop(facilitator, newWorkshop);
    const { externalId } = workshop;
    await workshops.changeWorkshop(facilitator, externalId, (one) => {
      const title = { en: 'What first?' };
      const begun = addExercise(one, { title, method: 'dot-voting', criteria: [], dots: 5, chosen: 1 });
      return addOptions(begun, 'e1', [{ text: { en: 'One' } }, { text: { en: 'Other' } }]);
    });
    await ballots.issueCodes(facilitator, externalId, 'e1', 60);
    codes = (await ballots.listCodes(externalId, 'e1')).map(({ code }) => code);
    await ballots.openExercise(facilitator, externalId, 'e1');
  });

  it('counts sixty phones at once, each once, however often they tap', async () => {
    const taps = codes.flatMap((code) => [code, code, code]);
    const outcomes = await Promise.all(taps.map((code) => ballots.castBallot(vote(code))));
    expect(statesOf(outcomes).filter((state) => state === 'counted')).to.have.length(60);
    expect(statesOf(outcomes).filter((state) => state === 'again')).to.have.length(120);
    expect(await count()).to.deep.include({ ballots: 60, sources: { phone: 60, paper: 0, file: 0 } });
  });

  it('keeps the first ballot of a code, whichever way the next one comes', async () => {
    const [code = ''] = codes;
    expect(await ballots.castBallot(vote(code))).to.deep.equal({ state: 'counted' });
    expect(await ballots.castBallot(vote(code, 'o2'))).to.deep.equal({ state: 'taken' });
    const later = await ballots.castAll(facilitator, workshop.externalId, [
      vote(code.toLowerCase(), 'o2', 'paper'),
      vote(code, 'o1', 'file'),
      vote('ZZZZZZ', 'o1', 'file'),
      { ...vote(codes[1]!, 'o1', 'paper'), answers: { dots: { o1: 6 } } },
      vote(codes[2]!, 'o2', 'file'),
    ]);
    expect(statesOf(later)).to.deep.equal(['taken', 'again', 'unknown', 'invalid', 'counted']);
    const { options, sources } = await count();
    expect(options.map(({ option, score }) => [option, score])).to.deep.equal([
      ['o1', 3],
      ['o2', 3],
    ]);
    expect(sources).to.deep.equal({ phone: 1, paper: 0, file: 1 });
  });

  it('loses and doubles nothing when the library is stopped in the middle and started again', async () => {
    const half = codes.slice(0, 30);
    const sent = Promise.allSettled(half.map((code) => ballots.castBallot(vote(code))));
    await library.database.close();
    const acknowledged = (await sent).filter((one) => one.status === 'fulfilled');
    await open();
    expect((await count()).ballots).to.be.at.least(acknowledged.length);
    await Promise.all(codes.map((code) => ballots.castBallot(vote(code))));
    expect((await count()).ballots).to.equal(60);
  });

  it('counts nothing after the end, and keeps the result with the workshop', async () => {
    await ballots.castBallot(vote(codes[0]!));
    const closed = await ballots.closeExercise(facilitator, workshop.externalId, 'e1');
    expect(closed.exercises[0]).to.include({ state: 'closed' });
    expect(closed.exercises[0]?.result?.options[0]).to.include({ option: 'o1', rank: 1, score: 3 });
    expect(await ballots.castBallot(vote(codes[1]!))).to.deep.equal({ state: 'closed' });
    expect(await ballots.castBallot(vote(codes[0]!))).to.deep.equal({ state: 'again' });
    expect((await count()).ballots).to.equal(1);
  });

  it('votes on what stays as it is', async () => {
    const { exercises } = workshop;
    expect(exercises).to.deep.equal([]);
    const change = (edit: (one: Workshop) => Workshop) =>
      failure(workshops.changeWorkshop(facilitator, workshop.externalId, edit));
    const values = { title: { en: 'x' }, method: 'pairwise', criteria: [], dots: 5, chosen: 1 } as const;
    for (const edit of [
      (one: Workshop) => addOptions(one, 'e1', [{ text: { en: 'Third' } }]),
      (one: Workshop) => reviseExercise(one, 'e1', { ...values, criteria: [] }),
    ]) {
      expect(await change(edit)).to.deep.include({
        problems: [{ path: 'options', code: 'exercise.running' }],
      });
    }
  });

  it('does not begin without something to choose between', async () => {
    await workshops.changeWorkshop(facilitator, workshop.externalId, (one) =>
      changeExercise(one, 'e1', { state: 'preparing', options: [] }),
    );
    expect(await failure(ballots.openExercise(facilitator, workshop.externalId, 'e1'))).to.deep.include({
      problems: [{ path: 'options', code: 'exercise.fewOptions' }],
    });
  });

  it('finds the exercise by its code alone, and shows nothing for a wrong one', async () => {
    const [code = ''] = codes;
    expect(await ballots.getPaper(`${code.slice(0, 3)} ${code.slice(3)}`)).to.deep.include({
      code,
      isUsed: false,
    });
    await ballots.castBallot(vote(code));
    expect((await ballots.getPaper(code)).isUsed).to.equal(true);
    for (const wrong of ['', 'ZZZZZZ', '\0', 'x'.repeat(9999)]) {
      expect(await failure(ballots.getPaper(wrong))).to.be.instanceOf(NotFound);
    }
  });

  it('lets its facilitators alone type in, take back and end', async () => {
    const { externalId } = workshop;
    await workshops.changeWorkshop(facilitator, externalId, (one) => ({ ...one, visibility: 'public' }));
    const other = accountOf(2, 'facilitator');
    for (const account of [other, undefined]) {
      expect(await failure(ballots.castAll(account, externalId, [vote(codes[0]!)]))).to.be.instanceOf(
        NotAllowed,
      );
      expect(await failure(ballots.closeExercise(account, externalId, 'e1'))).to.be.instanceOf(NotAllowed);
      expect(await failure(ballots.takeBackPaper(account, externalId, codes[0]!))).to.be.instanceOf(
        NotAllowed,
      );
    }
  });

  it('takes back what was typed in wrongly from paper, and nothing from a phone', async () => {
    const { externalId } = workshop;
    await ballots.castBallot(vote(codes[0]!));
    await ballots.castAll(facilitator, externalId, [vote(codes[1]!, 'o1', 'paper')]);
    const takeBack = (code: string): Promise<void> => ballots.takeBackPaper(facilitator, externalId, code);
    for (const code of [codes[0]!, codes[2]!, 'ZZZZZZ', '']) {
      expect(await failure(takeBack(code))).to.deep.include({
        problems: [{ path: 'code', code: 'sheet.notPaper' }],
      });
    }
    await takeBack(codes[1]!);
    expect((await count()).ballots).to.equal(1);
  });

  it('takes nothing back from a vote that is closed: its result stands', async () => {
    const { externalId } = workshop;
    await ballots.castAll(facilitator, externalId, [vote(codes[0]!, 'o1', 'paper')]);
    await ballots.closeExercise(facilitator, externalId, 'e1');
    expect(await failure(ballots.takeBackPaper(facilitator, externalId, codes[0]!))).to.deep.include({
      problems: [{ path: 'code', code: 'sheet.closed' }],
    });
    expect((await count()).ballots).to.equal(1);
  });
});
