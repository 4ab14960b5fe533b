import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { locales, type Locale } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { codeAt } from '../support/telephone.ts';
import { Reader, type Circumstances } from './reader.ts';

const passphrase = 'three rivers meet at Qurna';
const another = 'palms and reeds and clay';

/** Arabic on a phone without scripts, and English at a desk with them. */
const circumstances: Record<Locale, Circumstances> = {
  ar: { locale: 'ar', width: 360, scripts: false },
  en: { locale: 'en', width: 1280, scripts: true },
};

describeInBrowser('coming in', function () {
  this.timeout(300_000);
  let application: Application;
  const readers: Reader[] = [];

  before(async () => {
    application = await startApplication();
  });
  after(async () => {
    await Promise.all(readers.map((reader) => reader.leave()));
    await application.stop();
  });

  async function arrive(locale: Locale): Promise<Reader> {
    const reader = await Reader.arrive(await sharedBrowser(), application.origin, circumstances[locale]);
    reader.page.setDefaultTimeout(30_000);
    readers.push(reader);
    return reader;
  }

  /** Sends the form that the button belongs to, and waits for the page that answers. */
  async function press(page: Page, button = 'main form .btn[type=submit]'): Promise<void> {
    await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
  }

  /** Joins a telephone by the key on the page; answers that key and the recovery codes. */
  async function joinPhone(page: Page): Promise<{ secret: string; codes: string[] }> {
    const secret = await page.locator('.secret bdi').innerText();
    await page.fill('#code', codeAt(secret));
    await press(page);
    const codes = await page.locator('.recovery li').allInnerTexts();
    await Promise.all([page.waitForEvent('load'), page.locator('main .acts a.btn').click()]);
    return { secret, codes };
  }

  const isWithin = (page: Page): Promise<boolean> =>
    page.evaluate('document.documentElement.scrollWidth <= innerWidth');

  for (const locale of locales) {
    it(`leads from the printed link to an invitation, a phone and back in (${locale})`, async () => {
      // The first administrator of this library, or a new link for the one that is there.
      const key = await application.services.links.issueFirst();
      const first = await arrive(locale);
      const administrator = `first-${locale}@tajarib.example`;
      if (key === undefined) {
        const values = { email: null, name: 'مديرة', locale, officeId: null, governorates: [], sectors: [] };
        const { address } = await application.services.links.invite(
          undefined,
          { ...values, userName: administrator, roles: ['administrator'] },
          (_purpose, secret) => paths.welcome(locale, { key: secret }),
        );
        await first.open(address);
      } else {
        await first.open(paths.welcome(locale, { key }));
        await first.page.fill('#name', 'مديرة');
        await first.page.fill('#userName', administrator);
      }
      await first.page.fill('#password', 'password');
      await press(first.page);
      expect(await first.page.locator('#problems').innerText()).to.have.length.above(20);
      first.failures.length = 0;
      await first.page.fill('#password', passphrase);
      await press(first.page);
      expect(first.address.pathname).to.equal(paths.secondFactor(locale));
      await joinPhone(first.page);
      expect(first.address.pathname).to.equal(paths.myAccount(locale));

      await first.open(paths.adminOffice(locale, 'new'));
      await first.page.fill('#nameAr', 'مديرية الماء');
      await first.page.selectOption('#kind', { index: 1 });
      await press(first.page);
      await first.open(paths.adminNewAccount(locale));
      await first.page.fill('#name', 'زينب');
      await first.page.fill('#userName', `0770 000 00${locale === 'ar' ? '٠١' : '02'}`);
      await first.page.check('input[value=contributor]');
      await first.page.check('input[value=reviewer]');
      await first.page.selectOption('#officeId', { index: 1 });
      await press(first.page, 'main form[action$="/accounts"] .btn[type=submit]');
      expect(await isWithin(first.page)).to.equal(true);
      const link = await first.page.locator('.secret bdi').innerText();
      expect(await first.page.locator('svg.qrc').isVisible()).to.equal(true);

      const invited = await arrive(locale);
      await invited.page.goto(link);
      await invited.page.fill('#password', passphrase);
      await press(invited.page);
      const { codes } = await joinPhone(invited.page);
      expect(codes).to.have.length(10);
      expect(await invited.page.locator('main').innerText()).to.include('زينب');
      const again = await invited.page.goto(link);
      expect(again?.status(), 'the link opens once').to.equal(404);
      invited.failures.length = 0;

      const elsewhere = await arrive(locale);
      await elsewhere.open(paths.signIn(locale, { next: paths.reviews(locale) }));
      await elsewhere.page.fill('#userName', `07700000 0${locale === 'ar' ? '01' : '02'}`);
      await elsewhere.page.fill('#password', passphrase);
      await press(elsewhere.page);
      await elsewhere.page.fill('#code', codes[0]!);
      await press(elsewhere.page);
      expect(elsewhere.address.pathname).to.equal(paths.reviews(locale));

      await invited.open(paths.myAccount(locale));
      expect(await invited.page.locator('.rows li').count(), 'both sessions are listed').to.equal(2);
      await press(invited.page, '.rows form button');
      expect(await invited.page.locator('.rows li').count()).to.equal(1);
      await elsewhere.open(paths.myAccount(locale));
      expect(elsewhere.address.pathname, 'the other one is over').to.equal(paths.signIn(locale));

      await invited.page.fill('form[action$="/password"] #current', passphrase);
      await invited.page.fill('form[action$="/password"] #password', another);
      await press(invited.page, 'form[action$="/password"] button');
      expect(await invited.page.locator('[role=status]').innerText()).to.have.length.above(10);
      await press(invited.page, 'form[action$="/sign-out"] button');
      await invited.open(paths.myAccount(locale));
      expect(invited.address.pathname).to.equal(paths.signIn(locale));

      await first.open(paths.adminAccounts(locale));
      await Promise.all([first.page.waitForEvent('load'), first.page.getByText('زينب').first().click()]);
      await press(first.page, 'form[action$="/link"] button');
      const reset = await first.page.locator('.secret bdi').innerText();
      await elsewhere.page.goto(reset);
      await elsewhere.page.fill('#password', passphrase);
      await press(elsewhere.page);
      expect(elsewhere.address.pathname, 'the phone is asked for').to.equal(paths.signInCode(locale));
      expect([...first.failures, ...invited.failures, ...elsewhere.failures]).to.deep.equal([]);
    });
  }
});
