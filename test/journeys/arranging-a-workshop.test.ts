import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { pickRecords } from '../../server/workshops/index.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { newWorkshop } from '../support/workshops.ts';

/** The order of sessions and records, by buttons and by drag, and the board of a write-shop. */
describeInBrowser('arranging a workshop', function () {
  this.timeout(120_000);
  let application: Application;
  let facilitator: SignedIn;
  let context: BrowserContext;
  let workshop: string;

  before(async () => {
    application = await startApplication();
    facilitator = await signInAs(application, 'facilitator');
  });
  after(() => application.stop());
  beforeEach(async () => {
    const { workshops, content } = application.services;
    const made = await workshops.createWorkshop(facilitator.account, {
      ...newWorkshop,
      template: 'three-day-exchange',
    });
    workshop = made.externalId;
    const records = await content.listPublishedByExternalIds([
      ...['sample-wat-p1', 'sample-wat-p2', 'sample-sol-p1'],
    ]);
    await workshops.changeWorkshop(facilitator.account, workshop, (one) =>
      pickRecords(
        one,
        records.map(({ externalId, revision }) => ({ record: externalId, revision })),
        's1',
      ),
    );
  });
  afterEach(() => context.close());

  async function open(path: string, { scripts, width }: { scripts: boolean; width: number }): Promise<Page> {
    context = await (
      await sharedBrowser()
    ).newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    });
    await facilitator.enter(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(application.origin + path);
    return page;
  }

  const pressed = (page: Page, selector: string) =>
    Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
  const sessionsOf = (page: Page, day: number) =>
    page
      .locator(`[data-day="${day}"] [data-session]`)
      .evaluateAll((items) =>
        items.map((item) => (item as unknown as { dataset: { session: string } }).dataset.session),
      );

  it('moves a session up and down by buttons, on a phone and without scripts', async () => {
    const page = await open(`/ar/workshops/${workshop}/build?session=s2`, { scripts: false, width: 360 });
    const before = await sessionsOf(page, 1);
    await pressed(page, '#session button[value="up"]');
    const moved = await sessionsOf(page, 1);
    expect(moved.slice(0, 2)).to.deep.equal([before[1], before[0]]);
    await pressed(page, '#session button[value="down"]');
    expect(await sessionsOf(page, 1)).to.deep.equal(before);
  });

  it('moves a session to another day by dragging', async () => {
    const page = await open(`/en/workshops/${workshop}/build`, { scripts: true, width: 1280 });
    const [first = ''] = await sessionsOf(page, 1);
    const second = await sessionsOf(page, 2);
    await Promise.all([
      page.waitForEvent('load'),
      page.locator(`[data-session="${first}"]`).dragTo(page.locator(`[data-session="${second[1]}"]`)),
    ]);
    expect(await sessionsOf(page, 2)).to.deep.equal([second[0], first, ...second.slice(1)]);
    expect(await sessionsOf(page, 1)).not.to.include(first);
    expect(application.errors.join('\n')).to.equal('');
  });

  it('moves the records of a session and of the pack by buttons', async () => {
    const page = await open(`/en/workshops/${workshop}/build?session=s1`, { scripts: false, width: 360 });
    const titles = () => page.locator('.sd .picked > li .title').allInnerTexts();
    const [one = '', other = '', third = ''] = await titles();
    await pressed(page, '.sd .picked > li:nth-child(3) button[value^="record-up:"]');
    expect(await titles()).to.deep.equal([one, third, other]);
    await page.goto(`${application.origin}/en/workshops/${workshop}/build`);
    expect(await titles()).to.deep.equal([one, other, third]);
    await pressed(page, '#pack .picked > li:nth-child(1) button[value^="down:"]');
    expect(await titles()).to.deep.equal([other, one, third]);
  });

  it('picks beside a break for the pack, as nothing is worked with in a break', async () => {
    const { workshops } = application.services;
    const { sessions, pack } = await workshops.getForChange(workshop, facilitator.account);
    const pause = sessions.find(({ type }) => type === 'break')!;
    const page = await open(`/ar/workshops/${workshop}/build?session=${pause.id}`, {
      scripts: false,
      width: 360,
    });
    await page.locator('.found input:not([disabled])').first().check();
    await pressed(page, '#add button[value="add"]');
    const after = await workshops.getForChange(workshop, facilitator.account);
    expect(after.pack).to.have.length(pack.length + 1);
    expect(after.sessions.find(({ id }) => id === pause.id)?.records).to.deep.equal([]);
  });

  it('keeps the blanks beside figures and Latin words in the names of the path above', async () => {
    const { workshops } = application.services;
    await workshops.changeWorkshop(facilitator.account, workshop, (one) => ({
      ...one,
      place: { ar: 'قاعة 27% في البصرة' },
    }));
    const page = await open(`/ar/workshops/${workshop}`, { scripts: false, width: 360 });
    // What stands in boxes of its own, without the blanks between them, comes out in lines of its own.
    const [, , name = ''] = await page.locator('.crumbs li').allInnerTexts();
    expect(name.trim()).to.equal('قاعة 27% في البصرة');
  });

  it('proposes what is of the sectors that are picked, where no governorate is named', async () => {
    const { workshops, content } = application.services;
    const { pack } = await workshops.changeWorkshop(facilitator.account, workshop, (one) => ({
      ...one,
      participants: [],
    }));
    const picked = await content.listPublishedByExternalIds(pack.map(({ record }) => record));
    const sectors = new Set(picked.flatMap(({ values }) => values.sector ?? []));
    const page = await open(`/en/workshops/${workshop}/build`, { scripts: false, width: 360 });
    expect(await page.locator('#add').innerText()).to.include('Proposed from the governorates');
    const ids = await page
      .locator('.found input')
      .evaluateAll((inputs) => inputs.map((input) => Number((input as unknown as { value: string }).value)));
    expect(ids).to.have.length(12);
    const others = await content.listPublished(ids);
    expect(others.filter((one) => !one.values.sector?.some((code) => sectors.has(code)))).to.deep.equal([]);
  });

  it('lets tables write lessons, check each other and hand over to review', async () => {
    const page = await open(`/en/workshops/${workshop}/board`, { scripts: false, width: 360 });
    for (const name of ['Table of Basra', 'Table of Ninewa']) {
      await page.locator('[name="name.en"]').fill(name);
      await pressed(page, 'button[value="add"]');
    }
    expect(await page.locator('.days h2').allInnerTexts()).to.deep.equal([
      'Table of Basra',
      'Table of Ninewa',
    ]);
    expect(await page.locator('.day').first().innerText()).to.include('Table of Ninewa');

    await pressed(page, '.day:nth-child(1) button[value^="lesson:"]');
    await page.goto(`${application.origin}/en/workshops/${workshop}/board`);
    const draft = page.locator('.day').first().locator('.picked > li');
    expect(await draft.count()).to.equal(1);
    // Nobody wrote anything yet: it cannot be handed over.
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await pressed(page, '.day:nth-child(1) button[value^="submit:"]');
    expect((await answered).status()).to.equal(422);
    expect(await page.locator('.problems li').count()).to.equal(1);
    await pressed(page, '.day:nth-child(1) button[value^="check:"]');
    expect(await draft.locator('.st.done').count()).to.equal(1);
    expect(application.errors.join('\n')).to.equal('');
  });
});
