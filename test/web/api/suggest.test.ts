import { expect } from 'chai';
import { suggestAnswerSchema, type SuggestAnswer } from '../../../server/web/api/suggest-answer.ts';
import { paths, type QueryValues } from '../../../server/web/paths.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { rawGet } from '../../support/raw-request.ts';
import { practice } from '../../support/records.ts';

const markup = '<img src=x onerror=alert(1)> zqpump';

describe('GET /api/v1/suggest', function () {
  this.timeout(120_000);
  let application: Application;

  before(async () => {
    application = await startApplication();
    const { content, search } = application.services;
    const title = (en: string) => ({ title: { en, ar: `${en} مضخة` } });
    await content.importBatch(
      [
        practice('shown', title(markup)),
        practice('draft', title('zqdraft pump'), { status: 'draft' }),
        practice('members', { ...title('zqmembers pump'), visibility: 'members' }),
      ],
      new Date(),
    );
    await search.catchUp();
  });
  after(() => application.stop());

  const suggest = async (query: QueryValues): Promise<SuggestAnswer['suggestions']> => {
    const answer = await fetch(application.origin + paths.apiSuggest(query));
    expect(answer.status).to.equal(200);
    return suggestAnswerSchema.strict().parse(await answer.json()).suggestions;
  };

  it('offers terms and records that go on from half a word, in either language', async () => {
    for (const [lang, q] of [
      ['en', 'wat'],
      ['ar', 'الميا'],
    ] as const) {
      const found = await suggest({ q, lang });
      expect(
        found.map(({ kind }) => kind),
        q,
      ).to.include.members(['term', 'record']);
      for (const { kind, url, recordKind } of found) {
        expect(url, q).to.match(new RegExp(`^${application.origin}/${lang}/`));
        expect(recordKind === undefined, kind).to.equal(kind !== 'record');
      }
    }
  });

  it('offers nothing that leads nowhere', async () => {
    const found = [...(await suggest({ q: 'wat', lang: 'en' })), ...(await suggest({ q: 'نفاي' }))];
    for (const { kind, url, text } of found) {
      const { status, body } = await rawGet(application.origin, url.slice(application.origin.length));
      expect(status, url).to.equal(200);
      if (kind !== 'record') expect(body, text).to.include('class="results"');
    }
  });

  it('offers the right spelling of a word that is not there', async () => {
    const [first] = await suggest({ q: 'irigation', lang: 'en' });
    expect(first).to.include({ kind: 'correction', text: 'irrigation' });
  });

  it('offers nothing for nothing', async () => {
    for (const q of ['', ' ', 'zzqxjvv']) expect(await suggest({ q }), q).to.deep.equal([]);
    expect(await suggest({})).to.deep.equal([]);
  });

  it('gives titles as text, whatever stands in them', async () => {
    const found = await suggest({ q: 'zqpump', lang: 'en' });
    expect(found.map(({ text }) => text)).to.deep.equal([markup]);
    const { headers } = await rawGet(application.origin, paths.apiSuggest({ q: 'zqpump' }));
    expect(headers['content-type']).to.match(/^application\/json/);
    expect(headers['x-content-type-options']).to.equal('nosniff');
  });

  it('never offers what readers may not see', async () => {
    for (const q of ['zqdra', 'zqdraft', 'zqmem', 'zqmembers'])
      expect(JSON.stringify(await suggest({ q, lang: 'en' })), q).not.to.match(/zqdraft|zqmembers/);
  });

  it('may be kept for a moment, and no longer', async () => {
    const { headers } = await rawGet(application.origin, paths.apiSuggest({ q: 'wat' }));
    expect(headers['cache-control']).to.equal('public, max-age=10');
  });

  it('refuses by name what it does not understand', async () => {
    const wrong: Record<string, string> = {
      'lang=fr': 'lang',
      'q=a&q=b': 'q',
      'q[]=a': 'q[]',
      'q[a]=b': 'q[a]',
      'q=a%00b': 'q',
      [`q=${'x'.repeat(501)}`]: 'q',
      'limit=3': 'limit',
      '__proto__=1': '__proto__',
    };
    for (const [query, parameter] of Object.entries(wrong)) {
      const { status, headers, body } = await rawGet(application.origin, `/api/v1/suggest?${query}`);
      const named = query.slice(0, 30);
      expect(status, named).to.equal(400);
      expect(headers['content-type'], named).to.match(/^application\/problem\+json/);
      const { errors } = JSON.parse(body) as { errors: { parameter: string }[] };
      expect(
        errors.map((one) => one.parameter),
        named,
      ).to.include(parameter);
    }
  });

  it('answers every manner of half-typed question', async () => {
    const typed = [
      '"',
      '"wat',
      '-wat',
      '-',
      '«الم',
      '%ED%A0%80',
      '%E2%80%AE',
      '%F0%9F%98%80',
      'x'.repeat(500),
    ];
    for (const q of [...typed, 'wat '.repeat(100), '\\', "'; --", '*', '(']) {
      const { status } = await rawGet(
        application.origin,
        `/api/v1/suggest?q=${q.includes('%') ? q : encodeURIComponent(q)}`,
      );
      expect(status, q.slice(0, 30)).to.be.oneOf([200, 400]);
    }
    expect(application.errors).to.deep.equal([]);
  });
});
