import { join } from 'node:path';
import { expect } from 'chai';
import { addExercise, addOptions, getExercise } from '../../server/workshops/index.ts';
import { makeFolder } from '../support/databases.ts';
import { LibraryProcess } from '../support/library-process.ts';
import { openLibrary } from '../support/library.ts';
import { accountOf, newWorkshop, workshopsOf } from '../support/workshops.ts';

const facilitator = accountOf(1, 'facilitator');
const phones = 60;

/** The running program and sixty phones: nothing but HTTP reaches it, and it is killed in the middle. */
describe('sixty phones before the running program', function () {
  this.timeout(180_000);
  const DATA_DIR = makeFolder('room');
  const location = { kind: 'sqlite', file: join(DATA_DIR, 'tajarib.sqlite') } as const;
  let workshop: string;
  let codes: string[];
  const program = new LibraryProcess({ DATA_DIR, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' });
  after(() => program.stop());

  before(async () => {
    const library = await openLibrary(location);
    const { workshops, ballots } = workshopsOf(library);
    ({ externalId: workshop } = await workshops.createWorkshop(facilitator, newWorkshop));
    await workshops.changeWorkshop(facilitator, workshop, (one) => {
      const title = { ar: 'ماذا نبدأ به؟', en: 'What first?' };
      const begun = addExercise(one, { title, method: 'dot-voting', criteria: [], dots: 5, chosen: 1 });
      return addOptions(begun, 'e1', [{ text: { en: 'One' } }, { text: { en: 'Other' } }]);
    });
    await ballots.issueCodes(facilitator, workshop, 'e1', phones);
    codes = (await ballots.listCodes(workshop, 'e1')).map(({ code }) => code);
    await ballots.openExercise(facilitator, workshop, 'e1');
    await library.database.close();
    await program.start();
  });

  interface OpenBallot {
    token: string;
    cookie: string;
  }
  const opened = new Map<string, OpenBallot>();

  /** The page of a ballot, as long as it can be filled in. */
  async function open(code: string): Promise<OpenBallot> {
    const page = await fetch(`${program.origin}/ar/vote/${code}`);
    const [, token = ''] = /name="_csrf" value="([^"]*)"/.exec(await page.text()) ?? [];
    const cookies = page.headers.getSetCookie().map((one) => one.split(';')[0]);
    const ballot = { token, cookie: cookies.join('; ') };
    opened.set(code, ballot);
    return ballot;
  }

  /** What a phone does: sends the page that it holds, with two taps of one thumb. Answers the better status. */
  async function vote(code: string, dots: Readonly<Record<string, number>>): Promise<number> {
    const { token, cookie } = opened.get(code) ?? (await open(code));
    const { origin } = program;
    const body = new URLSearchParams({ _csrf: token, governorate: 'IQ-BA' });
    for (const [option, count] of Object.entries(dots)) body.set(option, String(count));
    const send = async (): Promise<number> => {
      const headers = { cookie, origin };
      const answer = await fetch(`${origin}/ar/vote/${code}`, { method: 'POST', body, headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    const taps = await Promise.allSettled([send(), send()]);
    const answered = taps.flatMap((tap) => (tap.status === 'fulfilled' ? [tap.value] : []));
    return answered.includes(200) ? 200 : (answered[0] ?? 0);
  }

  async function count() {
    const library = await openLibrary(location);
    try {
      const { workshops, ballots } = workshopsOf(library);
      const exercise = getExercise(await workshops.getForChange(workshop, facilitator), 'e1');
      return await ballots.countBallots(workshop, exercise);
    } finally {
      await library.database.close();
    }
  }

  it('loses no vote that it acknowledged and doubles none, killed in the middle and started again', async () => {
    const votes = codes.map((code) => vote(code, { o1: 3, o2: 2 }).catch(() => 0));
    // Killed as soon as some have their answer, while others wait for theirs.
    let acknowledged = 0;
    await new Promise<void>((resolve) => {
      for (const one of votes)
        void one.then((status) => {
          if (status === 200) acknowledged += 1;
          if (acknowledged === 15) resolve();
        });
      void Promise.allSettled(votes).then(() => resolve());
    });
    await program.kill();
    const first = await Promise.all(votes);
    const told = first.filter((status) => status === 200).length;
    expect(told).to.be.at.least(15);
    const kept = (await count()).ballots;
    expect(kept).to.be.within(told, phones);

    await program.start();
    // All send again, those whose vote was counted too.
    const again = await Promise.all(codes.map((code) => vote(code, { o1: 3, o2: 2 })));
    expect(again.filter((status) => status !== 200)).to.deep.equal([]);
    const whole = await count();
    expect(whole.ballots).to.equal(phones);
    expect(whole.sources).to.deep.equal({ phone: phones, paper: 0, file: 0 });
    expect(whole.options.map(({ option, score }) => [option, score])).to.deep.equal([
      ['o1', 3 * phones],
      ['o2', 2 * phones],
    ]);
  });

  it('counts a replayed code once, and never what it says the second time', async () => {
    const [code = ''] = codes;
    expect(await vote(code, { o1: 0, o2: 5 })).to.equal(409);
    expect((await count()).options[0]).to.include({ option: 'o1', score: 3 * phones });
    opened.set('ZZZZZZ', opened.get(code)!);
    expect(await vote('ZZZZZZ', { o1: 5 })).to.equal(404);
    expect((await count()).ballots).to.equal(phones);
  });
});
