import { expect } from 'chai';
import { paths } from '../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import type { Application } from '../support/application.ts';
import { sharedBrowser } from '../support/browser.ts';
import { Reader, type Circumstances } from './reader.ts';

const onward = '.acts .btn >> nth=0';

/** The people of one record's way, each before a browser of their own and in the same circumstances. */
export interface Company {
  writer: Reader;
  reviewer: Reader;
  translator: Reader;
  /** Who is not signed in. */
  reader: Reader;
  accounts: { writer: SignedIn; reviewer: SignedIn; translator: SignedIn };
  leave(): Promise<void>;
}

export async function gather(application: Application, circumstances: Circumstances): Promise<Company> {
  const browser = await sharedBrowser();
  const arrive = () => Reader.arrive(browser, application.origin, circumstances);
  const { locale } = circumstances;
  const accounts = {
    writer: await signInAs(application, 'contributor', { locale }),
    reviewer: await signInAs(application, 'reviewer', { locale }),
    translator: await signInAs(application, 'translator', { locale }),
  };
  const [writer, reviewer, translator, reader] = await Promise.all([arrive(), arrive(), arrive(), arrive()]);
  await writer.be(accounts.writer);
  await reviewer.be(accounts.reviewer);
  await translator.be(accounts.translator);
  const everybody = [writer, reviewer, translator, reader];
  return {
    ...{ writer, reviewer, translator, reader, accounts },
    async leave() {
      await Promise.all(everybody.map((one) => one.leave()));
    },
  };
}

/** Fills in one screen and goes on; `missing` is left out at first, is asked for at its field, and given then. */
export async function answer(
  writer: Reader,
  answers: Readonly<Record<string, string | readonly string[]>>,
  missing: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writer.fillIn(answers);
  const [left] = Object.keys(missing);
  if (left !== undefined) {
    const id = left.replace(/\.(ar|en|year)$/, '');
    await writer.press(onward);
    await writer.page.locator(`.problems a[href="#${id}"]`).click();
    expect(await writer.page.evaluate('document.activeElement.id')).to.equal(id);
    await writer.page.locator(`#${id}-error`).waitFor();
    for (const [name, text] of Object.entries(answers)) {
      if (/\.(ar|en)$/.test(name)) expect(await writer.page.inputValue(`[name="${name}"]`)).to.equal(text);
    }
    writer.forgive();
    await writer.fillIn(missing);
  }
  await writer.press(onward);
}

/** From the check to the queue; the number of the record. */
export async function submit(writer: Reader): Promise<number> {
  expect(writer.address.pathname).to.match(/\/contribute\/\d+\/check$/);
  await writer.press('#check form .btn');
  await writer.page.locator('.note.good').waitFor();
  return Number(/contribute\/(\d+)/.exec(writer.address.pathname)![1]);
}

/** Opens the record from the queue, and begins. */
export async function take(reviewer: Reader, locale: 'ar' | 'en', id: number): Promise<void> {
  await reviewer.open(paths.reviews(locale));
  await reviewer.press(`.recs a[href="${paths.reviewOf(locale, id)}"]`);
  await reviewer.press('form[action$="/take"] .btn');
}

/** Says something of a field, or how it should be worded. */
export async function comment(
  reviewer: Reader,
  field: string,
  words: { text?: string; suggested?: string },
): Promise<void> {
  const form = `#answer-${field} form[action$="/comment"]`;
  await reviewer.page.locator(`#answer-${field} > dd > details > summary`).last().click();
  for (const [name, said] of Object.entries(words)) await reviewer.page.fill(`${form} [name=${name}]`, said);
  await reviewer.press(`${form} .btn`);
}

/** Lets readers see it; `before` what is chosen first. */
export async function publish(reviewer: Reader): Promise<void> {
  await reviewer.press('form[action$="/publish"] .btn');
  await reviewer.page.locator('.note.good').waitFor();
}

/** The search follows what was published, and the words of its files. */
export async function catchUp({ services }: Application): Promise<void> {
  await services.jobs.runDue();
  await services.search.catchUp();
}
