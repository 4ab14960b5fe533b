import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { locales, type Locale } from '../../../server/language/index.ts';
import { packageRoot } from '../../../server/package-root.ts';

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');
const messagesOf = (locale: Locale) =>
  JSON.parse(read(`locales/${locale}/validation.json`)) as Record<string, string>;

const sources = ['server/content', 'server/cli'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join(folder, name))),
);

/** Every code that the program names: 'text.tooLong'. Those of the envelope are put together from its keys. */
const namedCodes = new Set([
  ...sources.flatMap((source) =>
    [
      ...source.matchAll(
        /'((?:value|place|text|list|code|date|instant|number|form|field|file|externalId|line|row|heading|sheet)\.[a-zA-Z0-9]+)'/g,
      ),
    ].map(([, code]) => code!),
  ),
  'externalId.missing',
  'kind.missing',
]);

describe('the messages of problems', () => {
  for (const locale of locales) {
    it(`are there for each code and for no other (${locale})`, () => {
      expect(Object.keys(messagesOf(locale))).to.have.members([...namedCodes]);
    });
  }

  it('say the same values in both languages', () => {
    const placeholders = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).sort();
    for (const [code, text] of Object.entries(messagesOf('ar'))) {
      expect(placeholders(text), code).to.deep.equal(placeholders(messagesOf('en')[code]!));
    }
  });
});
