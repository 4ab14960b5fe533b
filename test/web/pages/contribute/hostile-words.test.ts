import { expect } from 'chai';
import { lessonFields, practiceFields, type Field } from '../../../../server/content/index.ts';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { corpus } from '../../../support/hostile-words.ts';

const texts = (fields: readonly Field[]) => fields.flatMap((field) => (field.type === 'text' ? [field] : []));

/** As many payloads as fit each text, going round the corpus. */
function filled(fields: readonly Field[], start: number) {
  let next = start;
  const values = Object.fromEntries(
    texts(fields).map(({ key, limit }) => {
      const inOne = (): string => {
        const parts: string[] = [];
        for (;;) {
          // A name takes no sign that turns the direction.
          const payload =
            limit <= 160
              ? corpus[next % corpus.length]!.replaceAll(/[\u202E\u2028]/g, '')
              : corpus[next % corpus.length]!;
          if ([...[...parts, payload].join(' ')].length > limit) return parts.join(' ') || '<b>x';
          parts.push(payload);
          next++;
        }
      };
      return [key, { ar: inOne(), en: inOne() }];
    }),
  );
  return { values, next };
}

describe('words that would be code', function () {
  this.timeout(120_000);
  let application: Application;
  let writer: SignedIn;
  let reviewer: SignedIn;

  before(async () => {
    application = await startApplication();
    writer = await signInAs(application, 'contributor');
    reviewer = await signInAs(application, ['reviewer', 'administrator']);
  });
  after(() => application.stop());

  it('are a hundred and fifty', () => {
    expect(new Set(corpus).size).to.equal(150);
  });

  for (const [kind, fields] of [
    ['lesson', lessonFields],
    ['practice', practiceFields],
  ] as const) {
    it(`are shown as they are in every text of a ${kind}, to writers, reviewers and readers`, async () => {
      const { writing, reviewing, comments } = application.services;
      const choices = { kind, writes: 'both', sourceLang: 'ar' } as const;
      const { contentId: id, version } = await writing.createDraft(writer.account, choices);
      const { values, next } = filled(fields, 0);
      expect(next).to.be.greaterThan(kind === 'practice' ? 150 : 40);
      const codes =
        kind === 'lesson'
          ? { type: 'risk', theme: ['coordination'], stage: 'design', attribution: 'office' }
          : { org_type: 'municipality', start: '2021', maturity: 'pilot' };
      const known = {
        sector: ['WAT'],
        governorate: ['IQ-NI'],
        licence_ok: true,
        visibility: 'public',
        ...codes,
      };
      await writing.save(writer.account, id, { version, values: { ...values, ...known } });
      const screens =
        kind === 'lesson' ? ['lesson', 'place'] : ['basics', 'what', 'costs', 'learned', 'future'];
      const addresses = [
        ...screens.map((screen) => paths.draftScreen('ar', id, screen)),
        paths.draftCheck('en', id),
        paths.contribute('ar'),
      ];
      const pages = await Promise.all(addresses.map(async (path) => (await writer.get(path)).text()));
      await writing.submit(writer.account, id, {});
      await reviewing.take(reviewer.account, id);
      const text = corpus.slice(0, 20).join('\n');
      await comments.add(reviewer.account, id, { field: kind === 'lesson' ? 'event' : 'problem', text });
      pages.push(await (await reviewer.get(paths.reviewOf('ar', id))).text());
      const [thread] = await comments.list(reviewer.account, id);
      await comments.resolve(reviewer.account, id, thread!.id);
      await reviewing.publish(reviewer.account, id, {});
      pages.push(await (await writer.get(paths.draftHistory('en', id))).text());
      pages.push(await (await writer.get(paths.draftTranslation('en', id))).text());
      for (const locale of ['ar', 'en'] as const)
        pages.push(await (await fetch(application.origin + paths.record(locale, kind, id))).text());
      const written = corpus.filter((payload) => payload.includes('<'));
      const raw = pages.flatMap((html, at) =>
        written.filter((payload) => html.includes(payload)).map((payload) => `${at}: ${payload}`),
      );
      expect(raw).to.deep.equal([]);
      expect(pages.every((html) => html.includes('&lt;'))).to.equal(true);
      expect(application.errors.join('\n')).to.equal('');
    });
  }
});
