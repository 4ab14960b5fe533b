import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../server/language/index.ts';
import type { SignedIn } from '../support/accounts.ts';

/** Who reads, and with what. */
export interface Circumstances {
  locale: Locale;
  width: number;
  scripts: boolean;
}

/** Milliseconds for one step: shorter than a test may take, so that the step is named. */
const patience = 30_000;

/** A reader before a browser of their own; every address they go to must be answered. */
export class Reader {
  readonly page: Page;
  readonly failures: string[] = [];
  private readonly context: BrowserContext;
  private readonly origin: string;

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context;
    this.page = page;
    this.origin = origin;
    page.setDefaultTimeout(patience);
    page.on('response', (response) => {
      if (response.status() >= 400) this.failures.push(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => this.failures.push(error.message));
  }

  static async arrive(
    browser: Browser,
    origin: string,
    { locale, width, scripts }: Circumstances,
  ): Promise<Reader> {
    const context = await browser.newContext({
      locale: locale === 'ar' ? 'ar-IQ' : 'en-GB',
      viewport: { width, height: 800 },
      javaScriptEnabled: scripts,
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    });
    return new Reader(context, await context.newPage(), origin);
  }

  /** From now on they are signed in as `who`. */
  async be(who: SignedIn): Promise<this> {
    await who.enter(this.context);
    return this;
  }

  /** Presses what answers with another page, and waits for that. */
  async press(selector: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.page.locator(selector).first().click()]);
  }

  /** Fills in texts by their names; values of choices are ticked or selected. */
  async fillIn(answers: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    for (const [name, answer] of Object.entries(answers)) {
      const control = this.page.locator(`[name="${name}"]`).first();
      const isChoice = (await control.getAttribute('type')) ?? '';
      if (isChoice === 'radio' || isChoice === 'checkbox')
        for (const value of [answer].flat()) await this.page.check(`[name="${name}"][value="${value}"]`);
      else if (await this.page.locator(`select[name="${name}"]`).count())
        await this.page.selectOption(`[name="${name}"]`, answer as string);
      else await control.fill(answer as string);
    }
  }

  /** What is wrong on this page was meant to be. */
  forgive(): void {
    this.failures.length = 0;
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  get address(): URL {
    return new URL(this.page.url());
  }

  /** The numbers of the records that are listed, in their order. */
  async listed(): Promise<string[]> {
    const titles = this.page.locator('main .results .title a');
    return titles.evaluateAll((links) =>
      links.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute('href')),
    );
  }

  /** What the page says and how it stands: words, choices, what is typed. */
  async state(): Promise<string> {
    const words = await this.page.locator('main').innerText();
    const chosen = await this.page
      .locator('main input, main select')
      .evaluateAll((controls) =>
        (controls as unknown as { name: string; value: string; checked?: boolean }[]).map(
          ({ name, value, checked }) => `${name}=${value}${checked ? ' chosen' : ''}`,
        ),
      );
    return [words, ...chosen].join('\n');
  }
}
