import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../../server/package-root.ts';
import type { SearchHit } from '../../../../server/search/index.ts';
import { loadVocabularies } from '../../../../server/vocabularies/index.ts';
import { loadTranslations } from '../../../../server/web/i18n.ts';
import { readSearchForm, toSearchQuery } from '../../../../server/web/pages/search/search-form.ts';
import { alsoSearched, notesOf } from '../../../../server/web/pages/search/search-notes.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const t = loadTranslations(join(packageRoot, 'locales')).translator('en');
const notes = (query: object, read: Parameters<typeof notesOf>[0]) =>
  notesOf(read, { form: readSearchForm(query, vocabularies), locale: 'en', t });

describe('the notes over the results', () => {
  it('are none for a question that was read as typed', () => {
    expect(notes({ q: 'water' }, {})).to.deep.equal([]);
  });

  for (const kind of ['spelling', 'keyboard'] as const) {
    it(`state a correction by ${kind}, and lead to the words as typed with every other choice kept`, () => {
      const correction = { kind, typed: 'watter', used: 'water' };
      const [note] = notes({ q: 'watter', sector: 'WAT', page: '4' }, { correction });
      expect(note).to.include({ text: `search:note.${kind}`, typed: 'watter', used: 'water' });
      expect(note?.way?.href).to.equal('/en/search?q=watter&sector=WAT&verbatim=1');
    });
  }

  it('lead back from the words as typed', () => {
    const [note] = notes({ q: 'watter', sector: 'WAT', verbatim: '1' }, {});
    expect(note?.text).to.equal('search:note.verbatim');
    expect(note?.way?.href).to.equal('/en/search?q=watter&sector=WAT');
  });

  it('say that a phrase was relaxed, and that another engine answered, before all else', () => {
    const texts = notes({ q: '"a b"' }, { relaxed: 'phrase', degraded: true }).map(({ text }) => text);
    expect(texts).to.deep.equal(['search:note.degraded', 'search:note.phrase']);
  });

  it('name the words that were searched for beside those typed, each once, in its language', () => {
    const hit = (...matched: string[]) =>
      ({ reasons: matched.map((one) => ({ kind: 'term', typed: 'pump', matched: one })) }) as SearchHit;
    const named = alsoSearched([hit('مضخة'), hit('مضخة', 'water pump'), hit()], 'en');
    expect(named).to.deep.equal([
      { text: 'مضخة', language: 'ar' },
      { text: 'water pump', language: 'en' },
    ]);
    expect(alsoSearched([hit('a', 'b', 'c', 'd', 'e', 'f')], 'en')).to.have.length(4);
  });
});

describe('words taken as typed', () => {
  const read = (query: object) => readSearchForm(query, vocabularies);

  it('are asked for by verbatim=1 with a question, and by nothing else', () => {
    for (const verbatim of ['1', 'true']) expect(read({ q: 'x', verbatim }).verbatim).to.equal(true);
    for (const verbatim of ['0', '', 'yes', '11', { a: 1 }, ['0', '1']])
      expect(read({ q: 'x', verbatim }).verbatim, JSON.stringify(verbatim)).to.equal(false);
    expect(read({ verbatim: '1' }).verbatim).to.equal(false);
  });

  it('are what the search is asked', () => {
    expect(toSearchQuery(read({ q: 'x', verbatim: '1' }), 'ar')).to.include({ verbatim: true });
    expect(toSearchQuery(read({ q: 'x' }), 'ar')).not.to.have.property('verbatim');
  });
});
