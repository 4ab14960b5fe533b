import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { locales, type Locale } from '../server/language/index.ts';
import { readTexts } from '../server/web/i18n.ts';
import { packageRoot } from '../server/package-root.ts';

type Texts = Record<string, Record<string, string>>;

const folder = join(packageRoot, 'locales');
const texts = readTexts(folder) as Record<Locale, Texts>;
const notes = JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8')) as Texts;

const forms = { ar: ['zero', 'one', 'two', 'few', 'many', 'other'], en: ['one', 'other'] } as const;
const plural = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string): string => key.replace(plural, '');
/** "home:title", without plural forms. */
const baseKeys = (of: Texts): Set<string> =>
  new Set(
    Object.entries(of).flatMap(([page, keys]) => Object.keys(keys).map((key) => `${page}:${baseOf(key)}`)),
  );

/** Names inside {{ }}, without formats. */
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();

function sources(path: string, endings: readonly string[]): string[] {
  return readdirSync(join(packageRoot, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Keys as they are asked for in views and code; `${…}` stands for anything. */
function askedFor(pages: readonly string[]): Set<string> {
  const asked = new RegExp(`["'\`]((?:${pages.join('|')}):[\\w.$\\{\\}()' -]+?)["'\`]`, 'g');
  const found = [...sources('views', ['.hbs']), ...sources('server', ['.ts'])].flatMap((source) =>
    [...source.matchAll(asked)].map(([, key]) => key ?? ''),
  );
  return new Set(found);
}

/** Arabic names the currency in words, English by its code. */
const differing = new Set(['record:money.amount']);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const toPattern = (asked: string): RegExp =>
  new RegExp(
    `^${asked
      .split(/\$\{[^}]*\}/)
      .map(escaped)
      .join('.+')}$`,
    'u',
  );

describe('the texts of the interface', () => {
  const pages = Object.keys(texts.ar);
  const keys = baseKeys(texts.ar);
  const asked = [...askedFor(pages)];

  it('are the same pages and keys in both languages', () => {
    expect(Object.keys(texts.en).sort()).to.deep.equal([...pages].sort());
    expect([...baseKeys(texts.en)].sort()).to.deep.equal([...keys].sort());
  });

  for (const locale of locales) {
    it(`have every plural form of ${locale} where they have one`, () => {
      for (const [page, of] of Object.entries(texts[locale])) {
        const counted = new Set(
          Object.keys(of)
            .filter((key) => plural.test(key))
            .map(baseOf),
        );
        for (const base of counted) {
          const there = forms[locale].filter((form) => `${base}_${form}` in of);
          expect(there, `${page}:${base}`).to.deep.equal(forms[locale]);
          expect(of, `${page}:${base} is both counted and plain`).not.to.have.property(base);
        }
      }
    });

    it(`say something in ${locale}`, () => {
      for (const [page, of] of Object.entries(texts[locale]))
        for (const [key, text] of Object.entries(of))
          expect(text, `${page}:${key}`).to.be.a('string').that.is.not.empty;
    });
  }

  it('put the same values into both languages', () => {
    for (const [page, of] of Object.entries(texts.ar)) {
      for (const [key, text] of Object.entries(of)) {
        if ((plural.test(key) && !key.endsWith('_other')) || differing.has(`${page}:${key}`)) continue;
        expect(placeholders(texts.en[page]?.[key] ?? ''), `${page}:${key}`).to.deep.equal(placeholders(text));
      }
    }
  });

  it('are all there when views and code ask for them', () => {
    const missing = asked.filter((one) => {
      const pattern = toPattern(one);
      return ![...keys].some((key) => pattern.test(key));
    });
    expect(missing).to.deep.equal([]);
  });

  it('are all asked for', () => {
    const patterns = asked.map(toPattern);
    const unused = [...keys].filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).to.deep.equal([]);
  });

  it('tell the translator what is put into them', () => {
    const silent = Object.entries(texts.en).flatMap(([page, of]) =>
      Object.entries(of)
        .filter(([key, text]) => placeholders(text).length > 0 && !notes[page]?.[baseOf(key)])
        .map(([key]) => `${page}:${baseOf(key)}`),
    );
    expect([...new Set(silent)]).to.deep.equal([]);
  });

  it('have no notes about what is gone', () => {
    const about = Object.entries(notes).flatMap(([page, of]) =>
      Object.keys(of).map((key) => `${page}:${key}`),
    );
    expect(about.filter((key) => !keys.has(key))).to.deep.equal([]);
  });

  it('are Iraqi Arabic: English is الإنكليزية, and nothing is stretched', () => {
    for (const [page, of] of Object.entries(texts.ar))
      for (const [key, text] of Object.entries(of)) {
        expect(text, `${page}:${key}`).not.to.match(/ـ|إنجليزي/);
        expect(text, `${page}:${key} has Eastern digits`).not.to.match(/[٠-٩۰-۹]/);
      }
  });
});
