import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { locales, type Locale } from '../../server/language/index.ts';
import { addExercise, addOptions, getExercise, type ExerciseResult } from '../../server/workshops/index.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { newWorkshop } from '../support/workshops.ts';
import { Reader } from './reader.ts';

/** What happens in the room: phones, paper, files of room packs and the form at the end. */
describeInBrowser('in the room', function () {
  this.timeout(120_000);
  let application: Application;
  let facilitator: SignedIn;
  let context: BrowserContext;
  let workshop: string;
  let codes: string[];

  before(async () => {
    application = await startApplication();
    facilitator = await signInAs(application, 'facilitator');
  });
  after(() => application.stop());

  beforeEach(async () => {
    const { workshops, ballots } = application.services;
    const { account } = facilitator;
    const made = await workshops.createWorkshop(account, {
      ...newWorkshop,
      participants: [
        { governorate: 'IQ-BA', number: 10 },
        { governorate: 'IQ-NI', number: 8 },
      ],
    });
    workshop = made.externalId;
    await workshops.changeWorkshop(account, workshop, (one) => {
      const title = { ar: 'ماذا نبدأ به؟', en: 'What first?' };
      const begun = addExercise(
        { ...one, visibility: 'public' },
        { title, method: 'dot-voting', criteria: [], dots: 5, chosen: 1 },
      );
      return addOptions(begun, 'e1', [
        { text: { ar: 'أجهزة قياس الملوحة', en: 'Salinity sensors' } },
        { text: { ar: 'عقد إدامة', en: 'A maintenance contract' } },
      ]);
    });
    await ballots.issueCodes(account, workshop, 'e1', 10);
    codes = (await ballots.listCodes(workshop, 'e1')).map(({ code }) => code);
    await ballots.openExercise(account, workshop, 'e1');
  });
  afterEach(() => context.close());

  async function result(): Promise<ExerciseResult> {
    const { workshops, ballots } = application.services;
    const one = await workshops.getForChange(workshop, facilitator.account);
    return ballots.countBallots(workshop, getExercise(one, 'e1'));
  }
  const scores = async () => (await result()).options.map(({ option, score }) => `${option} ${score}`).sort();

  async function open(path: string, { scripts = true, width = 1280, isSignedIn = true } = {}): Promise<Page> {
    context = await (
      await sharedBrowser()
    ).newContext({
      viewport: { width, height: 800 },
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
      hasTouch: width < 500,
    });
    if (isSignedIn) await facilitator.enter(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(application.origin + path);
    return page;
  }

  const circumstances: readonly (readonly [Locale, boolean])[] = [
    ['ar', true],
    ['ar', false],
    ['en', true],
    ['en', false],
  ];
  for (const [locale, scripts] of circumstances) {
    it(`votes on a phone with a short code, and once however often it is tapped (${locale}, scripts: ${scripts})`, async () => {
      const page = await open(`/${locale}/vote`, { scripts, width: 360, isSignedIn: false });
      const [code = ''] = codes;
      await page.locator('#code').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
      await page.locator('main form button[type="submit"]').tap();
      await page.waitForURL(/\/vote\/.+/);
      expect(await page.locator('h1').innerText()).to.equal(
        locale === 'ar' ? 'ماذا نبدأ به؟' : 'What first?',
      );
      const ballot = page.url();
      for (const [name, value] of [
        ['o1', '3'],
        ['o2', '2'],
      ] as const) {
        await page.locator(`label:has(> [name="${name}"][value="${value}"])`).tap();
      }
      await page.selectOption('[name="governorate"]', 'IQ-BA');
      const button = page.locator('.bal form button[type="submit"]');
      if (scripts) await button.dblclick();
      else await button.tap();
      await page.locator('.said.good').waitFor();
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).to.equal(
        true,
      );

      // The code again, by the short address of the card.
      await page.goto(`${application.origin}/v/${code}`);
      expect(await page.locator('.bal form').count()).to.equal(0);
      await page.goto(ballot);
      expect(await page.locator('.said').count()).to.equal(1);
      expect(await scores()).to.deep.equal(['o1 3', 'o2 2']);
      expect((await result()).sources).to.deep.equal({ phone: 1, paper: 0, file: 0 });
      expect(application.errors.join('\n')).to.equal('');
    });
  }

  it('types paper in with the keyboard alone, holds it to the total of the sheet, and takes a wrong one back', async () => {
    const page = await open(`/en/workshops/${workshop}/exercises/e1/paper`);
    const [first = '', second = '', third = ''] = codes;
    const { keyboard } = page;
    const cell = (line: number, name: string) => page.locator(`[name="s${line}.${name}"]`);
    await cell(0, 'code').focus();
    const sheets: readonly (readonly [string, string, string, string])[] = [
      [first, '3', '2', '5'],
      // Read wrongly: the sheet says 5.
      [second, '4', '2', '5'],
      [third, '١', '٤', '٥'],
    ];
    for (const [code, one, other, total] of sheets) {
      await keyboard.type(code);
      await keyboard.press('Tab');
      await keyboard.press('ArrowDown');
      await keyboard.press('Tab');
      // A digit goes on to the next cell by itself.
      await keyboard.type(one + other);
      await keyboard.type(total);
      await keyboard.press('Enter');
    }
    expect(await page.locator('.paper tr.bad').count()).to.equal(1);
    expect(await page.evaluate<string>('document.activeElement.name')).to.equal('s3.code');
    for (let at = 0; at < 60; at++) {
      await keyboard.press('Tab');
      if (await page.evaluate<boolean>('document.activeElement.matches("[data-paper] button")')) break;
    }
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
    expect(await page.locator('.said.good').innerText()).to.include('2 sheets counted');
    expect(await page.locator('.problems').innerText()).to.match(/Line 2: .*6.*5/);
    expect(await cell(1, 'code').inputValue()).to.equal(second);
    expect(await cell(0, 'code').inputValue()).to.equal('');

    await cell(1, 'o1').fill('3');
    await Promise.all([page.waitForEvent('load'), page.locator('[data-paper] button').press('Enter')]);
    expect(await page.locator('.said.good').innerText()).to.include('1 sheet counted');
    expect(await scores()).to.deep.equal(['o1 7', 'o2 8']);

    await page.locator('#take-back').fill(first.toLowerCase());
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
    expect(await page.locator('.said.good').innerText()).to.include('Taken back');
    expect(await scores()).to.deep.equal(['o1 4', 'o2 6']);
    await page.locator('#take-back').fill(first);
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
    expect(await page.locator('.problems').innerText()).to.include('No sheet of this workshop');
    await cell(0, 'code').fill(first);
    await cell(0, 'o1').fill('5');
    await Promise.all([page.waitForEvent('load'), page.locator('[data-paper] button').press('Enter')]);
    expect(await scores()).to.deep.equal(['o1 9', 'o2 6']);
    expect((await result()).sources).to.deep.equal({ phone: 0, paper: 3, file: 0 });
  });

  it('merges a file of the room pack, every ballot once, and says what another file is', async () => {
    const page = await open(`/ar/workshops/${workshop}/merge`);
    const file = {
      format: 'tajarib-room-answers',
      version: 1,
      workshop,
      ballots: codes.slice(0, 2).map((code) => ({
        exercise: 'e1',
        code,
        governorate: 'IQ-NI',
        answers: { method: 'dot-voting', dots: { o1: 5, o2: 0 } },
      })),
      evaluations: [{ id: 'device-1-form-1', marks: { q1: 5 } }],
    };
    const give = async (content: string): Promise<void> => {
      await page.setInputFiles('#pick', {
        name: 'answers.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
      await page.waitForFunction('document.getElementById("file").value !== ""');
      await Promise.all([page.waitForEvent('load'), page.locator('form.wf button').click()]);
    };
    const { account } = facilitator;
    await application.services.workshops.changeWorkshop(account, workshop, (one) => ({
      ...one,
      evaluation: { ...one.evaluation, open: true },
    }));
    await application.services.ballots.castBallot({
      ...{ code: codes[0]!, source: 'phone', governorate: 'IQ-NI' },
      answers: { dots: { o1: 5, o2: 0 } },
    });
    await give(JSON.stringify(file));
    const said = () => page.locator('.said.good').innerText();
    expect(await said())
      .to.include('ورقة تصويت جديدة واحدة')
      .and.include('استمارة تقييم جديدة واحدة')
      .and.include('واحدة محتسبة من قبل');
    await give(JSON.stringify(file));
    expect(await said())
      .to.include('لا أوراق تصويت جديدة')
      .and.include('3 محتسبة من قبل');
    expect((await result()).sources).to.deep.equal({ phone: 1, paper: 0, file: 1 });
    await give('{"format":"other"}');
    expect(await page.locator('.problems li').count()).to.equal(1);
    expect(await page.locator('#file').inputValue()).to.equal('{"format":"other"}');
    expect((await result()).ballots).to.equal(2);
  });

  for (const locale of locales) {
    it(`asks at the end how it was, on a phone, and sums it up (${locale})`, async () => {
      const desk = await open(`/${locale}/workshops/${workshop}/evaluation`, { scripts: false });
      await Promise.all([desk.waitForEvent('load'), desk.locator('button[value="open"]').click()]);
      const phone = await Reader.arrive(await sharedBrowser(), application.origin, {
        locale,
        width: 360,
        scripts: false,
      });
      for (const mark of ['5', '2']) {
        await phone.open(`/${locale}/workshops/${workshop}/evaluate`);
        const questions = phone.page.locator('fieldset.bq');
        for (let at = 0; at < (await questions.count()); at++) {
          await questions.nth(at).locator(`label:has([value="${mark}"])`).click();
        }
        await phone.page.locator('#comment').fill('=1+1 <b>شكراً</b>');
        await phone.press('.bal form button');
        expect(await phone.page.locator('.said.good').count()).to.equal(1);
      }
      expect(phone.failures).to.deep.equal([]);
      await phone.leave();
      await desk.reload();
      const summary = await desk.locator('.det .sd').innerText();
      expect(summary).to.include('3.5').and.include('=1+1 <b>شكراً</b>');
      expect(application.errors.join('\n')).to.equal('');
    });
  }
});
