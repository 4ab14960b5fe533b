import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { StoredAccount } from '../../server/accounts/index.ts';
import type { NoticeChoice } from '../../server/mail/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { createMessageWriter } from '../../server/web/emails/write-message.ts';
import { makeAccount } from '../support/accounts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';

const folders = { locales: join(packageRoot, 'locales'), views: join(packageRoot, 'views') };

onBothDatabases('notices as a member wants them', (kind) => {
  let people: People;
  let member: StoredAccount;

  beforeEach(async () => {
    people = await makePeople(kind);
    member = await makeAccount({ services: people }, { name: 'زينب', locale: 'ar' });
  });
  afterEach(() => people.database.close());

  const choose = async (choice: NoticeChoice): Promise<void> => {
    const session = { account: member, id: '', stage: 'whole', createdAt: '', seenAt: '' } as never;
    await people.ownAccount.chooseNotices(session, choice);
  };
  const tell = (title: string, { isNews = true, fails = false } = {}): Promise<void> =>
    people.database.transaction(async (tx) => {
      await people.mail.tell(tx, {
        to: member.id,
        template: 'record.published',
        isNews,
        values: (locale) => ({ title: `${title} ${locale}` }),
      });
      if (fails) throw new Error('the work that it tells of was not done');
    });
  /** Every message that the member got, the oldest first. */
  const messages = async () => (await people.mail.listMessages()).toReversed();
  const titlesOf = (plain: string): string[] =>
    (JSON.parse(plain) as { items: { values: { title: string } }[] }).items.map(({ values }) => values.title);
  /** Eight o'clock in Iraq, so many days after the first. */
  const atEight = async (days = 0): Promise<number> => {
    people.clock.now = new Date(Date.parse('2026-05-11T05:00:00.000Z') + days * 24 * 60 * 60_000);
    return people.jobs.runDue();
  };

  it('come at once unless they have chosen', async () => {
    await tell('one');
    expect((await messages()).map(({ template }) => template)).to.deep.equal(['record.published']);
  });

  it('come in one message a day, in their order and in the language of the day', async () => {
    await choose('daily');
    await tell('one');
    await tell('two', { isNews: false });
    people.clock.pass(60 * 60_000);
    await tell('three');
    await people.jobs.runDue();
    expect(await messages()).to.deep.equal([]);
    const session = { account: member } as never;
    await people.ownAccount.chooseLocale(session, 'en');
    await atEight();
    const [message, ...others] = await messages();
    expect(others).to.deep.equal([]);
    expect(message).to.include({ template: 'digest', locale: 'en', accountId: member.id });
    expect(titlesOf(message!.plain)).to.deep.equal(['one en', 'two en', 'three en']);
    // Nothing new: no message; something new: the next day.
    await atEight(1);
    expect(await messages()).to.have.length(1);
    await tell('four');
    await atEight(2);
    expect(titlesOf((await messages())[1]!.plain)).to.deep.equal(['four en']);
    expect(people.failures).to.deep.equal([]);
  });

  it('are only what waits for them where they want no news', async () => {
    await choose('needed');
    await tell('news');
    await tell('work', { isNews: false });
    expect((await messages()).map(({ plain }) => plain)).to.deep.equal([
      JSON.stringify({ name: 'زينب', title: 'work ar' }),
    ]);
  });

  it('do not hold back links to come in', async () => {
    await choose('daily');
    await people.database.transaction((tx) =>
      people.mail.send(tx, {
        to: member.id,
        template: 'reset',
        values: { link: 'https://tajarib.example/x' },
      }),
    );
    expect((await messages()).map(({ template }) => template)).to.deep.equal(['reset']);
  });

  it('tell nothing of what was not done', async () => {
    await choose('daily');
    await tell('undone', { fails: true }).catch(() => undefined);
    await tell('done');
    await atEight();
    expect(titlesOf((await messages())[0]!.plain)).to.deep.equal(['done ar']);
  });

  it('are told once when the process dies after the message is written', async () => {
    await choose('daily');
    await tell('one');
    await atEight();
    // The job comes again, as it does after a death before it was noted as done.
    await people.database.transaction((tx) =>
      people.jobs.add(tx, { kind: 'mail.digest', data: { account: member.id } }),
    );
    await Promise.all([people.jobs.runDue(), people.jobs.runDue()]);
    expect(await messages()).to.have.length(1);
  });

  it('are not lost when the message cannot be written, and go with the next attempt', async () => {
    await choose('daily');
    await tell('one');
    const { mail } = people;
    const { digests } = mail as unknown as { digests: { parts: { writeDigest: unknown } } };
    const { writeDigest } = digests.parts;
    digests.parts.writeDigest = () => {
      throw new Error('no words');
    };
    await atEight();
    expect(await messages()).to.deep.equal([]);
    expect(people.failures).to.have.length(1);
    digests.parts.writeDigest = writeDigest;
    people.clock.pass(60 * 60_000);
    await people.jobs.runDue();
    expect(titlesOf((await messages())[0]!.plain)).to.deep.equal(['one ar']);
  });

  it('that were left without a job go with the message of the next day', async () => {
    await choose('daily');
    await tell('left');
    // As when it was committed while the message of that day was being written.
    await people.database.transaction((tx) => tx.deleteFrom('jobs').execute());
    people.jobs.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await people.jobs.stop();
    const again = people.database.reader.selectFrom('jobs').select('kind').where('kind', '=', 'mail.digest');
    expect(await again.execute()).to.have.length(1);
  });

  it('end with the account', async () => {
    await choose('daily');
    await tell('one');
    await people.accounts.disable(undefined, member.id);
    await atEight();
    expect(await messages()).to.deep.equal([]);
  });
});

describe('the message of the day', () => {
  const { writeDigest } = createMessageWriter(folders);
  const items = [
    {
      template: 'record.published',
      values: { name: 'Hiwa', title: '<b>Water</b>', link: 'https://t.example/1' },
    },
    { template: 'record.changes', values: { name: 'Hiwa', title: 'Waste', note: 'Say the year', link: '' } },
  ];

  it('says what each would say, greets once, and says the same as text and as HTML', () => {
    const english = writeDigest('en', 'Hiwa', items);
    expect(english.subject).to.equal('Today in Tajarib: 2 things');
    expect(english.plain.match(/Hiwa/g)).to.have.length(1);
    for (const said of ['this record is published: <b>Water</b>', 'https://t.example/1', 'Say the year'])
      expect(english.plain).to.include(said);
    expect(english.html).to.include('&lt;b&gt;Water').and.include('Say the year').and.not.include('<b>');
    const arabic = writeDigest('ar', 'زينب', items);
    expect(arabic.subject).to.equal('أمران اليوم في مكتبة تجارب');
    expect(arabic.html).to.include('<html lang="ar" dir="rtl">').and.include('نُشر سجلكم');
  });

  it('can leave out the greeting of each, which is its first paragraph', () => {
    for (const locale of ['ar', 'en']) {
      const texts = JSON.parse(readFileSync(join(folders.locales, locale, 'mail.json'), 'utf8')) as object;
      const told = Object.entries(texts).filter(([key]) => /^(record|call)\..*\.body$/.test(key));
      expect(told).to.have.length(8);
      for (const [key, text] of told) expect(text, key).to.match(/^[^\n]*\{\{name\}\}[^\n]*\n\n/);
    }
  });
});
