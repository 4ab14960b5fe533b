import { expect } from 'chai';
import { JobService } from '../../server/jobs/index.ts';
import { MailService } from '../../server/mail/index.ts';
import {
  addCommitment,
  changeCommitment,
  openWorkshops,
  type Workshop,
} from '../../server/workshops/index.ts';
import { makeLibrary, onBothDatabases } from '../support/databases.ts';
import type { Library } from '../support/library.ts';
import { accountOf, newWorkshop, readSeed, vocabularies } from '../support/workshops.ts';

const facilitator = accountOf(1, 'facilitator');

onBothDatabases('commitments', (kind) => {
  let library: Library;
  let time: Date;

  beforeEach(async () => {
    library = await makeLibrary(kind);
    time = new Date('2026-10-13T09:00:00Z');
  });
  afterEach(() => library.database.close());

  it('are reminded of a week before their day and on it, while they are open', async () => {
    const { database, content } = library;
    const clock = () => time;
    const fail = (_of: unknown, error?: unknown) => {
      throw error ?? _of;
    };
    const jobs = new JobService({ database, clock, onFailure: fail, onError: fail });
    const mail = new MailService({
      database,
      jobs,
      clock,
      write: (locale, template, values) => ({
        subject: `${locale} ${template}`,
        plain: String(values['what']),
        html: '',
      }),
      writeDigest: () => ({ subject: '', plain: '', html: '' }),
      findRecipient: () => Promise.resolve(undefined),
      deliver: undefined,
    });
    const { workshops } = openWorkshops({
      database,
      content,
      vocabularies,
      clock,
      readSeed,
      post: { jobs, mail },
    });
    const { externalId } = await workshops.createWorkshop(facilitator, newWorkshop);
    const change = (edit: (workshop: Workshop) => Workshop) =>
      workshops.changeWorkshop(facilitator, externalId, edit);
    for (const name of ['one', 'two']) {
      await change((workshop) =>
        addCommitment(workshop, {
          who: { en: 'Office' },
          what: { en: name },
          due: '2026-12-01',
          state: 'open',
          email: 'office@tajarib.example',
        }),
      );
    }
    const sent = async () => (await mail.listMessages()).map(({ plain }) => plain).sort();

    expect(await jobs.runDue()).to.equal(0);
    time = new Date('2026-11-24T06:00:00Z');
    await jobs.runDue();
    expect(await sent()).to.deep.equal(['one', 'two']);
    await change((workshop) => changeCommitment(workshop, 'c1', { state: 'done' }));
    time = new Date('2026-12-01T06:00:00Z');
    await jobs.runDue();
    expect(await sent()).to.deep.equal(['one', 'two', 'two']);
  });
});
