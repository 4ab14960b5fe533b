import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadTranslations, type Translations } from '../../server/web/i18n.ts';

const count = (singular: string, dual: string, few: string, many: string, other: string) => ({
  practices_zero: 'لا ممارسات',
  practices_one: singular,
  practices_two: dual,
  practices_few: `{{count, number}} ${few}`,
  practices_many: `{{count, number}} ${many}`,
  practices_other: `{{count, number}} ${other}`,
});

describe('translations', () => {
  let folder: string;
  let translations: Translations;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tajarib-texts-'));
    const write = (locale: string, texts: object): void => {
      mkdirSync(join(folder, locale));
      writeFileSync(join(folder, locale, 'layout.json'), JSON.stringify(texts));
    };
    write('ar', {
      ...count('ممارسة واحدة', 'ممارستان', 'ممارسات', 'ممارسة', 'ممارسة'),
      'nav.about': 'عن',
      only: 'هنا',
    });
    write('en', {
      practices_one: '{{count, number}} practice',
      practices_other: '{{count, number}} practices',
      'nav.about': 'About',
    });
    translations = loadTranslations(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('count in the six forms of Arabic', () => {
    const t = translations.translator('ar');
    const said = [0, 1, 2, 3, 10, 11, 99, 100, 103, 111].map((number) =>
      t('layout:practices', { count: number }),
    );
    expect(said).to.deep.equal([
      'لا ممارسات',
      'ممارسة واحدة',
      'ممارستان',
      '3 ممارسات',
      '10 ممارسات',
      '11 ممارسة',
      '99 ممارسة',
      '100 ممارسة',
      '103 ممارسات',
      '111 ممارسة',
    ]);
  });

  it('group figures in Western digits, in both languages', () => {
    expect(translations.translator('ar')('layout:practices', { count: 31_000 })).to.equal('31,000 ممارسة');
    expect(translations.translator('en')('layout:practices', { count: 31_000 })).to.equal('31,000 practices');
  });

  it('take a dot in a key as a letter of it', () => {
    expect(translations.translator('en')('layout:nav.about')).to.equal('About');
  });

  it('fail on a key that has no text, and never borrow it from the other language', () => {
    expect(() => translations.translator('en')('layout:nothing')).to.throw(
      'no text for layout:nothing in en',
    );
    expect(() => translations.translator('en')('layout:only')).to.throw('no text for layout:only in en');
  });

  it('tell of a missing text and go on where that is asked for', () => {
    const missing: string[] = [];
    const lenient = loadTranslations(folder, {
      onMissing: (key, locale) => missing.push(`${locale} ${key}`),
    });
    lenient.translator('en')('layout:only');
    expect(missing).to.deep.equal(['en layout:only']);
  });

  it('do not read figures in what people wrote as a translation of its own', () => {
    writeFileSync(join(folder, 'en', 'search.json'), JSON.stringify({ for: 'for “{{text}}”' }));
    writeFileSync(join(folder, 'ar', 'search.json'), JSON.stringify({ for: 'عن «{{text}}»' }));
    const t = loadTranslations(folder).translator('en');
    expect(t('search:for', { text: '$t(layout:nav.about) {{count}}' })).to.equal(
      'for “$t(layout:nav.about) {{count}}”',
    );
  });
});
