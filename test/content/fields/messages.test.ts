import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { locales, type Locale } from '../../../server/language/index.ts';
import { packageRoot } from '../../../server/package-root.ts';

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');
const messagesOf = (locale: Locale) =>
  JSON.parse(read(`locales/${locale}/validation.json`)) as Record<string, string>;

const sources = ['content', 'attachments', 'cli', 'workshops', 'web'].flatMap((folder) =>
  readdirSync(join(packageRoot, 'server', folder), { recursive: true, encoding: 'utf8' })
    // What is made of workshops names its texts and files like this, too.
    .filter((name) => name.endsWith('.ts') && !/exports|files/.test(name))
    .map((name) => read(join('server', folder, name))),
);

/** What codes are about; what people may do is written like them, and signing in has messages of its own. */
const subjects =
  'value|place|text|list|code|date|instant|number|form|field|file|externalId|line|row|heading|point|link|' +
  'revision|suggestion|machine|workshop|session|sessions|participants|people|pack|exercise|exercises|commitments|ballot|board|evaluation|sheet|room|call|bulk';
const ofAccounts = JSON.parse(read('locales/en/account.json')) as Record<string, string>;
const isOther = (code: string): boolean =>
  /\.(write|answer|read|zip|pdf|opened|changed|closed|reopened)$/.test(code) ||
  `problem.${code}` in ofAccounts;

/** Every code that the program names: 'text.tooLong'. Some of the envelope and of ballot sheets are put together. */
const namedCodes = new Set([
  ...sources
    .flatMap((source) => [...source.matchAll(new RegExp(`'((?:${subjects})\\.[a-zA-Z0-9]+)'`, 'g'))])
    .map(([, code]) => code!)
    .filter((code) => !isOther(code)),
  ...['externalId.missing', 'kind.missing', 'sheet.taken', 'sheet.unknown', 'sheet.closed'],
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
