import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { locales, type Locale } from '../../server/language/index.ts';
import {
  addExercise,
  addOptions,
  addTable,
  addTableRecord,
  pickRecords,
  type ExerciseValues,
} from '../../server/workshops/index.ts';
import { paths } from '../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../support/accounts.ts';
import { startApplication, type Application } from '../support/application.ts';
import { describeInBrowser, sharedBrowser } from '../support/browser.ts';
import { newWorkshop } from '../support/workshops.ts';
import { inspect } from './inspection.ts';
import { markupProblems } from './markup.ts';

interface Seen {
  workshop: string;
  /** An unused code of each exercise: dots, weights, pairs. */
  codes: string[];
}

/** What a facilitator sees of a workshop that is full. */
const pages: Readonly<Record<string, (locale: Locale, seen: Seen) => string>> = {
  'the workshops of a facilitator': (locale) => paths.workshops(locale),
  'a new workshop': (locale) => paths.newWorkshop(locale),
  'the builder': (locale, { workshop }) => paths.workshopBuilder(locale, workshop),
  'the builder with a session': (locale, { workshop }) =>
    paths.workshopBuilder(locale, workshop, { session: 's1', q: 'water' }),
  'the details of a workshop': (locale, { workshop }) => paths.workshopDetails(locale, workshop),
  'the files of a workshop': (locale, { workshop }) => paths.workshopFiles(locale, workshop),
  'a new exercise': (locale, { workshop }) => paths.exercises(locale, workshop),
  'an exercise': (locale, { workshop }) => paths.exercise(locale, workshop, 'e1'),
  'cards with codes': (locale, { workshop }) => paths.exerciseCards(locale, workshop, 'e1'),
  'the grid for paper': (locale, { workshop }) => paths.exercisePaper(locale, workshop, 'e2'),
  'a result': (locale, { workshop }) => paths.exerciseResult(locale, workshop, 'e1'),
  'the board of a write-shop': (locale, { workshop }) => paths.workshopBoard(locale, workshop),
  commitments: (locale, { workshop }) => paths.workshopCommitments(locale, workshop),
  'the evaluation': (locale, { workshop }) => paths.workshopEvaluation(locale, workshop),
  'merging files': (locale, { workshop }) => paths.workshopMerge(locale, workshop),
};

/** What a participant sees, who has no account. */
const doors: Readonly<Record<string, (locale: Locale, seen: Seen) => string>> = {
  'typing a code': (locale) => paths.vote(locale),
  'a code that opens nothing': (locale) => paths.ballot(locale, 'ZZZZZZ'),
  'a ballot with dots': (locale, { codes }) => paths.ballot(locale, codes[0]!),
  'a ballot with weighted criteria': (locale, { codes }) => paths.ballot(locale, codes[1]!),
  'a ballot of pairs': (locale, { codes }) => paths.ballot(locale, codes[2]!),
  'the form at the end': (locale, { workshop }) => paths.workshopEvaluate(locale, workshop),
};

const exercises: ExerciseValues[] = [
  { method: 'dot-voting', criteria: [] },
  {
    method: 'weighted-scoring',
    criteria: [
      { code: 'impact', weight: 3 },
      { code: 'cost', weight: 2 },
    ],
  },
  { method: 'pairwise', criteria: [] },
].map(
  (one) =>
    ({ ...one, title: { ar: 'ماذا نبدأ به؟', en: 'What first?' }, dots: 5, chosen: 1 }) as ExerciseValues,
);

describeInBrowser('every page of a workshop, in both languages, on a phone and a desk', function () {
  this.timeout(180_000);
  let application: Application;
  let signedIn: BrowserContext;
  let signedOut: BrowserContext;
  let seen: Seen;

  async function fill({ account }: SignedIn): Promise<Seen> {
    const { workshops, ballots, content, writing } = application.services;
    const { externalId } = await workshops.createWorkshop(account, {
      ...newWorkshop,
      template: 'three-day-exchange',
    });
    const records = await content.listPublishedByExternalIds([
      ...['sample-wat-p1', 'sample-sol-p1', 'sample-sol-l1'],
    ]);
    const { contentId } = await writing.createDraft(account, {
      ...{ kind: 'lesson', writes: 'en', sourceLang: 'en' },
    });
    await workshops.changeWorkshop(account, externalId, (one) => {
      const picks = records.map((record) => ({ record: record.externalId, revision: record.revision }));
      const picked = pickRecords({ ...one, exercises: [], visibility: 'public' }, picks, 's1');
      const voted = exercises.reduce(
        (workshop, exercise, at) =>
          addOptions(addExercise(workshop, exercise), `e${at + 1}`, [
            { record: 'sample-wat-p1', text: { ar: 'قياس الملوحة', en: 'Salinity readings' } },
            { text: { ar: 'عقد إدامة لست عشرة مدرسة', en: 'A maintenance contract for 16 schools' } },
            { text: { en: 'Only in English' } },
          ]),
        picked,
      );
      const tabled = addTable(addTable(voted, { ar: 'طاولة البصرة' }), { en: 'Table of Ninewa' });
      return {
        ...addTableRecord(tabled, tabled.tables[0]!.id, contentId),
        evaluation: { ...tabled.evaluation, open: true },
        commitments: [
          {
            ...{ id: 'c1', due: '2026-12-01', state: 'open', governorate: 'IQ-BA', record: 'sample-wat-p1' },
            who: { ar: 'دائرة الماء' },
            what: { ar: 'تركيب عشرة أجهزة', en: 'Install ten devices' },
          },
        ],
      };
    });
    const codes: string[] = [];
    for (const [at] of exercises.entries()) {
      const id = `e${at + 1}`;
      await ballots.issueCodes(account, externalId, id, 4);
      await ballots.openExercise(account, externalId, id);
      codes.push((await ballots.listCodes(externalId, id)).at(-1)!.code);
    }
    for (const { code, number } of (await ballots.listCodes(externalId, 'e1')).slice(0, 2)) {
      const answers = { dots: { o1: number, o2: 2 } };
      await ballots.castBallot({ code, source: 'phone', governorate: 'IQ-BA', answers });
    }
    return { workshop: externalId, codes };
  }

  before(async () => {
    application = await startApplication();
    const browser = await sharedBrowser();
    [signedIn, signedOut] = await Promise.all([
      browser.newContext({ reducedMotion: 'reduce' }),
      browser.newContext({ reducedMotion: 'reduce' }),
    ]);
    const facilitator = await signInAs(application, 'facilitator', { name: 'زينب الموصلي' });
    await facilitator.enter(signedIn);
    seen = await fill(facilitator);
  });
  after(async () => {
    await Promise.all([signedIn.close(), signedOut.close()]);
    await application.stop();
  });

  async function problemsOf(context: BrowserContext, path: string): Promise<string[]> {
    const page = await inspect(context, application.origin + path, { opened: true });
    return [...page.problems, ...(await markupProblems(page.html))].map((one) => `${path} ${one}`);
  }

  for (const [name, path] of Object.entries({ ...pages, ...doors })) {
    it(`${name}: can be read, reached and used by everyone`, async () => {
      const context = Object.hasOwn(pages, name) ? signedIn : signedOut;
      const found = await Promise.all(locales.map((locale) => problemsOf(context, path(locale, seen))));
      expect(found.flat()).to.deep.equal([]);
    });
  }
});
