import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import type { AgreedTerm } from '../../../server/content/index.ts';
import { makeRoomPack, readRoomAnswers } from '../../../server/workshops/index.ts';
import { sharedApplication } from '../../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../../support/browser.ts';
import { readSeed } from '../../support/workshops.ts';
import { hostile, needRoomSearch, packWith } from '../../support/packs.ts';

describeInBrowser('the room pack, opened from a folder with the network off', () => {
  let folder: string;
  let context: BrowserContext;
  let page: Page;
  let id: number;

  before(async function () {
    this.timeout(120_000);
    await needRoomSearch();
    const { content } = (await sharedApplication()).services;
    const records = await content.listPublishedByExternalIds([
      ...['sample-wat-p1', 'sample-wat-p2', 'sample-sol-p1', 'sample-sol-l1', 'sample-edu-p1'],
    ]);
    id = records[0]!.id;
    const pack = packWith(records, 'both', { purpose: { ar: hostile, en: hostile } });
    const { bytes } = await makeRoomPack(pack, readSeed('terms.json') as AgreedTerm[]);
    expect(bytes.length).to.be.below(5 * 1024 * 1024);
    folder = await mkdtemp(join(tmpdir(), 'tajarib-room-'));
    for (const [name, content_] of Object.entries(unzipSync(bytes))) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content_);
    }
    context = await (
      await sharedBrowser()
    ).newContext({ viewport: { width: 360, height: 740 }, offline: true, acceptDownloads: true });
    page = await context.newPage();
  });
  after(async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = (path: string) => page.goto(pathToFileURL(join(folder, 'w-test-room', path)).href);
  const isTooWide = () =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('shows the agenda, and what people wrote as text', async function () {
    this.timeout(60_000);
    await open('ar/index.html');
    expect(await page.locator('main').innerText())
      .to.include('الافتتاح')
      .and.include('<script>alert(1)</script>');
    expect(await isTooWide()).to.equal(false);
  });

  it('finds a record by an Arabic word as it is typed, and opens it', async function () {
    this.timeout(60_000);
    await open('ar/records.html');
    await page.locator('#q').fill('الملوحه');
    await page.locator(`li[data-id="${id}"]:not([hidden])`).waitFor();
    const first = page.locator('.records li:not([hidden])').first();
    expect(await first.getAttribute('data-id')).to.equal(String(id));
    await first.locator('a').click();
    await page.waitForURL(`**/records/${id}.html`);
    expect(await page.locator('h1').innerText()).to.include('الملوحة');
    expect(await isTooWide()).to.equal(false);
  });

  it('keeps ballots and forms on the device, each code once, and gives them out to be merged', async function () {
    this.timeout(60_000);
    await open('en/vote.html');
    for (const dots of ['2', '1']) {
      await page.locator('[name="code"]').fill('abc234');
      await page.locator('[name="a"]').fill(dots);
      await page.locator('form[data-exercise] button').click();
      await page.locator('form[data-exercise] [role="status"]:not(:empty)').waitFor();
    }
    await page.locator('form[data-evaluation] [value="4"]').check();
    await page.locator('form[data-evaluation] button').click();
    await page.locator('form[data-evaluation] [role="status"]:not(:empty)').waitFor();
    await page.reload();
    expect(await page.locator('[data-count]').innerText()).to.equal('Kept on this device: 2');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-export]').click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const { ballots, evaluations } = readRoomAnswers(text, 'w-test');
    expect(ballots.map(({ code, answers }) => ({ code, answers }))).to.deep.equal([
      { code: 'ABC234', answers: { method: 'dot-voting', dots: { a: 1, b: 0 } } },
    ]);
    expect(evaluations.map(({ answers }) => answers)).to.deep.equal([
      { marks: { q1: 4 }, comment: undefined },
    ]);
  });
});
