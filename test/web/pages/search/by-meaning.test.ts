import { expect } from 'chai';
import { startApplication, type Application } from '../../../support/application.ts';
import { hasMeaning, hostileTexts } from '../../../support/meaning.ts';
import { practice } from '../../../support/records.ts';

interface Hit {
  externalId: string;
  matchedBy: string;
  passage: { text: string; language: string } | null;
}

describe('search by meaning', function () {
  this.timeout(300_000);
  let library: Application;
  const question = 'كيف نبقي اللقاحات باردة عند انقطاع الكهرباء؟';

  const ask = async (query: Record<string, string>, path = 'search') => {
    const parameters = new URLSearchParams({ lang: 'ar', ...query });
    const answer = await fetch(`${library.origin}/api/v1/${path}?${parameters.toString()}`);
    return (await answer.json()) as { hits: Hit[]; total: number };
  };

  before(async function () {
    if (!(await hasMeaning)) return void this.skip();
    library = await startApplication({ env: { SEED: 'none', MEANING: 'on' } });
    const only = (title: string, solution: string) => ({ title: { en: title }, solution: { en: solution } });
    await library.services.content.importBatch(
      [
        practice(
          'cold',
          only('Insulated rooms', 'Vaccines stay cool in health centres when the power fails.'),
        ),
        practice('dump', only('Closing a dump', 'An open rubbish dump was covered with clay and soil.')),
        practice('bus', { title: { ar: 'نقل مدرسي' }, solution: { ar: 'حافلة تنقل الطالبات إلى المدرسة.' } }),
      ],
      new Date(),
    );
    while (library.services.search.meaning().state !== 'ready') {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await library.services.search.catchUp();
    await library.services.search.meaningCaughtUp();
  });
  after(() => library.stop());

  it('finds what was written in the other language alone, with the passage that answers', async () => {
    const { hits } = await ask({ q: question });
    expect(hits[0]).to.include({ externalId: 'cold' });
    expect(hits[0]!.matchedBy).to.be.oneOf(['meaning', 'both']);
    expect(hits[0]!.passage).to.deep.equal({
      text: 'Vaccines stay cool in health centres when the power fails.',
      language: 'en',
    });
    expect(hits.map(({ externalId }) => externalId)).not.to.include('dump');
  });

  it('keeps to words where that is asked for', async () => {
    const { hits } = await ask({ q: question, meaning: 'off' });
    expect(hits.every(({ matchedBy, passage }) => matchedBy === 'words' && passage === null)).to.equal(true);
  });

  it('shows what holds none of the words under a heading of its own, with a way to the words alone', async () => {
    const asked = '/en/search?q=getting+young+women+to+their+classroom+by+coach';
    const page = await (await fetch(library.origin + asked)).text();
    expect(page).to.include('Close to what you asked');
    expect(page).to.match(/<p class="snippet"[^>]* lang="ar"[^>]*>[^]{0,80}حافلة/);
    const plain = page.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    const way = /href="([^"]*meaning=off[^"]*)"/.exec(plain)?.[1];
    expect(way).to.be.a('string');
    const alone = await (await fetch(library.origin + way!)).text();
    expect(alone).not.to.include('Close to what you asked');
  });

  it('says what looks like a text', async () => {
    const { hits } = await ask({ text: 'a bus takes girls to school', lang: 'en' }, 'similar');
    expect(hits[0]?.externalId).to.equal('bus');
  });

  it('says that it is ready, beside what the library says of itself', async () => {
    const answer = (await (await fetch(`${library.origin}/health/ready`)).json()) as { meaning: string };
    expect(answer.meaning).to.equal('ready');
  });

  it('answers whatever is asked, and goes on', async () => {
    for (const [what, text] of Object.entries(hostileTexts)) {
      const asked = text.slice(0, 800);
      for (const [path, query] of [
        ['search', { q: asked }],
        ['similar', { text: asked }],
      ] as const) {
        const parameters = new URLSearchParams(query);
        const answer = await fetch(`${library.origin}/api/v1/${path}?${parameters.toString()}`);
        expect(answer.status, `${path}: ${what}`).to.be.oneOf([200, 400]);
        expect(await answer.text(), `${path}: ${what}`).not.to.match(/NaN|Infinity/);
      }
    }
    const { hits } = await ask({ q: question });
    expect(hits[0]?.externalId).to.equal('cold');
  });

  it('takes in records of whatever text, and finds the others as before', async () => {
    const texts = Object.values(hostileTexts).filter((text) => text.trim() !== '');
    const records = texts.map((text, at) =>
      practice(`odd-${at}`, { title: { ar: `غريب ${at}` }, solution: { ar: text.slice(0, 10_000) } }),
    );
    await library.services.content.importBatch(records, new Date());
    await library.services.search.catchUp();
    await library.services.search.meaningCaughtUp();
    const { state, position, last } = library.services.search.meaning();
    expect({ state, position }).to.deep.equal({ state: 'ready', position: last });
    const { hits } = await ask({ q: question });
    expect(hits[0]?.externalId).to.equal('cold');
    expect(library.errors).to.deep.equal([]);
  });
});
