import { join } from 'node:path';
import { expect } from 'chai';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { NotWord, readWordForm, writeWordForm } from '../../../server/content/index.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { loadVocabularies } from '../../../server/vocabularies/index.ts';

const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const words = (locale: 'ar' | 'en') => ({
  locale,
  title: 'A form',
  lead: 'Fill it in',
  screen: (name: string) => name,
  label: (path: string) => path,
  hint: () => '',
  t: (key: string) => key,
});

/** Writes answers into the empty cells, as Word does. */
function fillIn(form: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(form);
  let xml = strFromU8(parts['word/document.xml']!);
  for (const [path, answer] of Object.entries(answers)) {
    const at = xml.indexOf(`{${path}}`);
    expect(at, path).to.be.greaterThan(0);
    const cell = xml.indexOf('<w:tc>', at);
    const end = xml.indexOf('</w:p>', cell);
    const runs = answer
      .split('\n')
      .map((line) => `<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`)
      .join('</w:p><w:p>');
    xml = xml.slice(0, end) + runs + xml.slice(end);
  }
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

describe('a Word form', () => {
  for (const locale of ['ar', 'en'] as const) {
    it(`comes back as a draft in ${locale}, with rows, codes and numbers`, async () => {
      const form = await writeWordForm('practice', words(locale), vocabularies);
      const sectors = vocabularies.get('sectors');
      const filled = fillIn(form, {
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

  it('is told apart from anything else', () => {
    for (const bytes of [
      strToU8('no zip'),
      zipSync({ 'a.txt': strToU8('x') }),
      zipSync({ 'word/document.xml': strToU8('<w:a>') }),
    ])
      expect(() => readWordForm(bytes, vocabularies)).to.throw(NotWord);
  });
});
