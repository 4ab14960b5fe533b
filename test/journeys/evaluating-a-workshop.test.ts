import { expect } from 'chai';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { newWorkshop } from '../support/workshops.ts';

/** A workshop that not everybody may read, and nothing is in yet: its evaluation, its files and its page. */
describeInBrowser('a workshop for its participants', function () {
  this.timeout(120_000);
  let application: Application;
  let facilitator: SignedIn;
  let path: string;

  before(async () => {
    application = await startApplication();
    facilitator = await signInAs(application, 'facilitator');
    const { workshops } = application.services;
    const { externalId } = await workshops.createWorkshop(facilitator.account, {
      ...newWorkshop,
      template: 'half-day-prioritisation',
      place: {},
      organiser: {},
    });
    await workshops.changeWorkshop(facilitator.account, externalId, (one) => ({
      ...one,
      sessions: [],
      visibility: 'workshop',
      evaluation: { ...one.evaluation, open: true },
    }));
    path = `${application.origin}/ar/workshops/${externalId}`;
  });
  after(() => application.stop());

  const open = async (address: string, isFacilitator: boolean) => {
    const context = await (await sharedBrowser()).newContext({ javaScriptEnabled: false });
    if (isFacilitator) await facilitator.enter(context);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };

  it('is evaluated on a phone without an account, by the address that its code holds', async () => {
    const page = await open(`${path}/evaluation`, true);
    const [address = ''] = /http\S+/.exec(await page.locator('main').innerText()) ?? [];
    await page.context().close();
    const phone = await open(address, false);
    expect(phone.url()).to.equal(`${path}/evaluate`);
    expect(await phone.locator('main input[type="radio"]').count()).to.be.greaterThan(4);
    await phone.context().close();
  });

  it('offers no cards and posters of nothing, and says on its page what there is not yet', async () => {
    const page = await open(`${path}/files`, true);
    const names = await page
      .locator('a[href*="/files/"]')
      .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href));
    expect(names.some((name) => name.includes('slides.pptx'))).to.equal(true);
    expect(names.filter((name) => /cards|posters/.test(name))).to.deep.equal([]);
    await page.goto(path);
    const text = await page.locator('main').innerText();
    expect(text).to.include('لم يُضف').and.not.match(/^\s*،/m);
    expect(text).not.to.include('الجهة المنظمة');
    await page.context().close();
  });
});
