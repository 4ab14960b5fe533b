import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { axeViolations, contrastViolations, loadAxe } from '../support/axe.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { check, listen, loadChecks, phone, withLargeText, type PageCheck } from './inspection.ts';
import { markupProblems } from './markup.ts';

/** A small page with nothing wrong, in Arabic, with a word of English. */
const soundPage = `<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>تجارب</title>
<style>
  body { margin: 0; font: 1.125rem/1.85 sans-serif; color: #191d26; background: #fff; }
  a, button { display: inline-flex; align-items: center; min-block-size: 44px; min-inline-size: 44px; }
  p a { display: inline; }
  :focus-visible { outline: 3px solid #191d26; }
</style></head>
<body><main><h1>إدارة المياه</h1>
<p>تقلّ المياه في الصيف، فتُوزَّع الحصص على المزارع بحسب المحصول ومساحة الأرض، ويُعلن الجدول قبل أسبوع من بدء التوزيع في كل ناحية.
كما يرد في <a href="#more">التفاصيل</a> ما يلزم لتكراره.</p>
<p lang="en" dir="ltr">Water is shared by crop and area.</p>
<h2 id="more">التفاصيل</h2>
<p><a class="next" href="/next">السجل التالي</a> <button type="button">نسخ الرابط</button></p></main></body></html>`;

interface Fault {
  name: string;
  check: PageCheck;
  /** Run in the page. */
  plant: string;
  /** What must be said of it. */
  says: RegExp;
}

const first = (selector: string): string => `document.querySelector('${selector}')`;

const faults: readonly Fault[] = [
  {
    name: 'Arabic marked as English',
    check: 'languages',
    plant: `${first('p')}.lang = 'en'`,
    says: /Arabic with lang="en"/,
  },
  {
    name: 'English without a mark',
    check: 'languages',
    plant: `${first('[lang=en]')}.lang = 'ar'`,
    says: /Latin with lang="ar"/,
  },
  {
    name: 'Arabic from left to right',
    check: 'languages',
    plant: `${first('p')}.dir = 'ltr'`,
    says: /arabic text runs ltr/,
  },
  {
    name: 'English from right to left',
    check: 'languages',
    plant: `${first('[lang=en]')}.dir = 'rtl'`,
    says: /latin text runs rtl/,
  },
  {
    name: 'a page of another language',
    check: 'languages',
    plant: `document.documentElement.lang = 'en'`,
    says: /html lang="en" dir="rtl"/,
  },
  {
    name: 'a label in another language',
    check: 'languages',
    plant: `${first('button')}.setAttribute('aria-label', 'Copy the link')`,
    says: /aria-label, Latin/,
  },
  {
    name: 'a sentence that a flex box takes to pieces',
    check: 'languages',
    plant: `Object.assign(${first('p')}, { innerHTML: 'بنسبة <bdi dir="ltr">27%</bdi> من المزارع' }).style.display = 'flex'`,
    says: /a sentence in pieces/,
  },
  {
    name: 'lines close together',
    check: 'typography',
    plant: `${first('p')}.style.lineHeight = '1.4'`,
    says: /line height 1\.40/,
  },
  {
    name: 'letters apart',
    check: 'typography',
    plant: `${first('h1')}.style.letterSpacing = '1px'`,
    says: /letter-spacing 1px/,
  },
  {
    name: 'slanted Arabic',
    check: 'typography',
    plant: `${first('p')}.style.fontStyle = 'italic'`,
    says: /Arabic in italic/,
  },
  {
    name: 'small letters',
    check: 'typography',
    plant: `${first('p')}.style.fontSize = '11px'`,
    says: /set in 11 px/,
  },
  {
    name: 'a small body',
    check: 'typography',
    plant: `document.body.style.fontSize = '16px'`,
    says: /body is set in 16 px/,
  },
  {
    name: 'a box of 500 px on a phone',
    check: 'reflow',
    plant: `${first('p')}.style.width = '500px'`,
    says: /scrolls \d+ px sideways at 360: main > p/,
  },
  {
    name: 'a target of 20 px',
    check: 'targets',
    plant: `${first('button')}.style.cssText = 'all: unset; height: 20px; width: 20px; overflow: hidden'`,
    says: /target of 20 × 20 px/,
  },
  {
    name: 'a target that something lies over',
    check: 'targets',
    plant: `document.body.insertAdjacentHTML('beforeend', '<i style="position:fixed;inset:0"></i>'); ${first('button')}.style.minHeight = '30px'`,
    says: /target of \d+ × 3\d px/,
  },
  {
    name: 'a heading of a wrong level',
    check: 'structure',
    plant: `${first('h2')}.outerHTML = '<h3 id="more">س</h3>'`,
    says: /h3 after h1/,
  },
  {
    name: 'two main headings',
    check: 'structure',
    plant: `${first('h2')}.outerHTML = '<h1 id="more">س</h1>'`,
    says: /2 headings of level 1/,
  },
  { name: 'an id twice', check: 'structure', plant: `${first('p')}.id = 'more'`, says: /id "more" twice/ },
  {
    name: 'a link to nothing',
    check: 'structure',
    plant: `${first('h2')}.id = 'less'`,
    says: /leads nowhere.*#more/,
  },
  {
    name: 'a focus that is not seen',
    check: 'focus',
    plant: `${first('.next')}.style.outline = 'none'`,
    says: /focus is not seen: p > a\.next/,
  },
  {
    name: 'a focus in no colour',
    check: 'focus',
    plant: `${first('.next')}.style.outlineColor = 'transparent'`,
    says: /focus is not seen: p > a\.next/,
  },
];

describeInBrowser('the checks of quality', () => {
  let page: Page;

  before(async () => {
    const context = await (await sharedBrowser()).newContext({ viewport: phone });
    page = await context.newPage();
  });
  after(() => page.context().close());
  beforeEach(async () => {
    await page.setContent(soundPage);
    await loadChecks(page);
    await page.keyboard.press('Tab');
  });

  it('find nothing on a page with nothing wrong', async () => {
    const names: PageCheck[] = ['languages', 'typography', 'reflow', 'targets', 'structure', 'focus'];
    for (const name of names) expect(await check(page, name), name).to.deep.equal([]);
    expect(await withLargeText(page, () => check(page, 'reflow'))).to.deep.equal([]);
    expect(await markupProblems(soundPage)).to.deep.equal([]);
    await loadAxe(page);
    expect(await axeViolations(page)).to.deep.equal([]);
    await page.evaluate('quality.replaceArabicLetters()');
    expect(await contrastViolations(page)).to.deep.equal([]);
  });

  for (const { name, check: checkName, plant, says } of faults) {
    it(`find ${name}`, async () => {
      await page.evaluate(plant);
      expect((await check(page, checkName)).join('\n')).to.match(says);
    });
  }

  it('find letters that do not grow with the size that a reader has set', async () => {
    await page.evaluate(`document.body.style.fontSize = '18px'`);
    expect(await withLargeText(page, () => Promise.resolve([]))).to.deep.equal(['letters grow 1-fold only']);
  });

  it('find what large text pushes out of the window', async () => {
    await page.evaluate(`${first('h1')}.style.cssText = 'white-space: nowrap; font-size: 3rem'`);
    expect(await check(page, 'reflow')).to.deep.equal([]);
    expect((await withLargeText(page, () => check(page, 'reflow'))).join()).to.match(
      /scrolls \d+ px sideways/,
    );
  });

  it('find pale Arabic letters, which axe alone passes over', async () => {
    await page.evaluate(`${first('p')}.style.color = '#aaa'`);
    await loadAxe(page);
    expect(await contrastViolations(page), 'as it stands').to.deep.equal([]);
    await page.evaluate('quality.replaceArabicLetters()');
    expect((await contrastViolations(page)).join()).to.match(/axe color-contrast: .*2\.32/);
  });

  it('find a button without a name', async () => {
    await page.evaluate(`${first('button')}.textContent = ''`);
    await loadAxe(page);
    expect((await axeViolations(page)).join()).to.match(/axe button-name/);
  });

  it('find markup that is not valid', async () => {
    const broken = soundPage.replace('<h2 id="more">', '<div></p><h2 id="more">');
    expect((await markupProblems(broken)).join()).to.match(/html close-order/);
  });

  it('hear of other hosts, of refusals, of parts that are missing and of scripts that fail', async () => {
    const origin = 'http://library.example';
    const other = await page.context().newPage();
    const heard = listen(other, origin);
    await other.route('**', (route) =>
      new URL(route.request().url()).pathname === '/'
        ? route.fulfill({
            contentType: 'text/html',
            headers: { 'Content-Security-Policy': "style-src 'none'" },
            body: `<p style="color:red">x</p><img src="http://elsewhere.example/x.png"><script src="/gone.js"></script><script>throw new Error('broken')</script>`,
          })
        : route.fulfill({ status: 404 }),
    );
    await other.goto(`${origin}/`);
    await other.close();
    const said = heard.join('\n');
    expect(said).to.match(/asks another host: http:\/\/elsewhere\.example/);
    expect(said).to.match(/404: http:\/\/library\.example\/gone\.js/);
    expect(said).to.match(/console: .*Content Security Policy/);
    expect(said).to.match(/script: broken/);
  });
});
