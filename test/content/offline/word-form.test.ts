import { join } from 'node:path';
import { expect } from 'chai';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { NotWord, readWordForm, writeWordForm } from '../../../server/content/index.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { loadVocabularies } from '../../../server/vocabularies/index.ts';
import { fillForm, formWords } from '../../support/word-forms.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));

describe('a Word form', () => {
  for (const locale of ['ar', 'en'] as const) {
    it(`comes back as a draft in ${locale}, with rows, codes and numbers`, async () => {
      const form = await writeWordForm('practice', formWords(locale), vocabularies);
      const sectors = vocabularies.get('sectors');
      const filled = fillForm(form, {
        title: 'ضخ المياه',
        solution: 'أولاً\nثانياً',
        sector: `${sectors.label('WAT', locale)}، ${sectors.label('SOL', locale)}`,
        maturity: 'لا أعرف',
        beneficiaries_count: '٣١٬٠٠٠',
        start: '2021-03',
        licence_ok: vocabularies.get('answers').label('yes', locale),
        'results.0.indicator': 'ساعات',
        'results.0.value': '6',
        'results.2.indicator': 'بيوت',
      });
      const { kind, locale: read, values, unread } = readWordForm(filled, vocabularies);
      expect([kind, read]).to.deep.equal(['practice', locale]);
      expect(values).to.deep.equal({
        title: { [locale]: 'ضخ المياه' },
        sector: ['WAT', 'SOL'],
        start: '2021-03',
        beneficiaries_count: 31_000,
        solution: { [locale]: 'أولاً\nثانياً' },
        results: [{ indicator: { [locale]: 'ساعات' }, value: 6 }, { indicator: { [locale]: 'بيوت' } }],
        licence_ok: true,
      });
      expect(unread).to.deep.equal([{ path: 'maturity', answer: 'لا أعرف' }]);
    });
  }

  it('says what may stay empty, and offers nothing that would be read by nobody', async () => {
    const words = {
      ...formWords('en'),
      t: (key: string) => (key === 'contribute:optional.mark' ? '(optional)' : key),
    };
    const xml = strFromU8(
      unzipSync(await writeWordForm('lesson', words, vocabularies))['word/document.xml']!,
    );
    const texts = [...xml.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts[texts.indexOf('cause') + 1]).to.equal(' (optional)');
    expect(texts[texts.indexOf('event') + 1]).not.to.include('optional');
    const visibility = vocabularies.get('visibilities');
    expect(xml).to.include(visibility.label('members', 'en'));
    expect(xml).not.to.include(visibility.label('workshop', 'en'));
  });

  it('is told apart from anything else', () => {
    for (const bytes of [
      strToU8('no zip'),
      zipSync({ 'a.txt': strToU8('x') }),
      zipSync({ 'word/document.xml': strToU8('<w:a>') }),
    ])
      expect(() => readWordForm(bytes, vocabularies)).to.throw(NotWord);
  });
});
