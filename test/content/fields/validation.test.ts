import { expect } from 'chai';
import { z } from 'zod';
import { createValuesCheck, valuesSchema } from '../../../server/content/index.ts';
import type { Problem } from '../../../server/errors.ts';
import { vocabularies } from '../../support/words.ts';

const check = createValuesCheck(vocabularies);
const brief = ({ path, code }: Problem): string => `${path}: ${code}`;
const broken = (values: unknown): string[] => check('practice', values).broken.map(brief);
const short = (values: unknown): string[] => check('practice', values).short.map(brief);

/** A practice with every mandatory field; `values` on top. */
const quick = (values: object = {}) => ({
  title: { ar: 'عنوان' },
  summary: { ar: 'ملخص' },
  sector: ['WAT'],
  governorate: ['IQ-BA'],
  lead_org: { ar: 'جهة' },
  org_type: 'municipality',
  start: '2021',
  maturity: 'pilot',
  problem: { ar: 'مشكلة' },
  solution: { ar: 'حل' },
  transfer: { ar: 'تكرار' },
  contact_post: { ar: 'قسم' },
  visibility: 'public',
  licence_ok: true,
  ...values,
});

describe('checking the values of a record', () => {
  it('finds nothing wrong with a quick practice that has every mandatory field', () => {
    expect(check('practice', quick())).to.deep.equal({ broken: [], short: [] });
  });

  it('names every field of a wrong form, all at once', () => {
    const values = quick({
      title: 'a bare text',
      summary: { ar: 7, fr: 'x' },
      sector: 'WAT',
      cost: '12',
      beneficiaries_count: 1.5,
      licence_ok: 'yes',
      results: [{ indicator: { ar: 'م' }, value: 'many' }, 7],
      media: [{ file: 'no-hash', name: 'plan\u202efdp.exe' }, 'no row'],
      lessons: ['no spaces'],
      point: { latitude: 91, longitude: 0 },
      colour: 'red',
    });
    expect(broken(values)).to.have.members([
      'title: form.object',
      'summary.ar: form.text',
      'summary.fr: field.unknown',
      'sector: form.list',
      'cost: form.number',
      'beneficiaries_count: form.wholeNumber',
      'licence_ok: form.boolean',
      'results.0.value: form.number',
      'results.1: form.object',
      'media.0.file: file.malformed',
      'media.0.name: text.bidiOverride',
      'media.1: form.object',
      'lessons.0: externalId.malformed',
      'point.latitude: number.tooLarge',
      'colour: field.unknown',
    ]);
  });

  it('refuses what is no object, and keys that reach into objects', () => {
    for (const values of [null, [], 'x', 7]) expect(broken(values)).to.deep.equal([': form.object']);
    expect(broken(JSON.parse('{"__proto__": {"title": 1}}'))).to.deep.equal(['__proto__: field.unknown']);
  });

  it('refuses codes that are in no vocabulary, and says which', () => {
    const { broken: problems } = check('practice', quick({ sector: ['WAT', 'WATER', null], evidence: 'E9' }));
    expect(problems).to.deep.include({ path: 'sector.1', code: 'code.unknown', values: { code: 'WATER' } });
    expect(problems).to.deep.include({ path: 'evidence', code: 'code.unknown', values: { code: 'E9' } });
  });

  it('names an unknown code even in a list that is too long, which alone could be kept', () => {
    const four = ['WAT', 'SOL', 'AGR', 'EDU'];
    expect(short(quick({ sector: four }))).to.deep.equal(['sector: list.tooLong']);
    expect(broken(quick({ sector: [...four, 'NOPE'] }))).to.deep.equal(['sector.4: code.unknown']);
    expect(broken(quick({ sector: ['WAT', 'WAT'] }))).to.deep.equal(['sector: list.twice']);
  });

  it('counts characters as people do, for each language alone', () => {
    const faces = '😀'.repeat(100);
    expect(short(quick({ title: { ar: faces, en: faces } }))).to.deep.equal([]);
    expect(check('practice', quick({ title: { ar: 'ا', en: `${faces}x` } })).short).to.deep.equal([
      { path: 'title.en', code: 'text.tooLong', values: { limit: 100, length: 101 } },
    ]);
  });

  it('refuses NUL and half characters everywhere', () => {
    expect(broken(quick({ problem: { ar: 'a\0b' } }))).to.deep.equal(['problem.ar: text.nul']);
    expect(broken(quick({ problem: { ar: 'a\ud83d' } }))).to.deep.equal(['problem.ar: text.loneSurrogate']);
  });

  it('refuses line breaks and bidi overrides in names, and takes them in long texts', () => {
    for (const character of ['\n', '\t', '\u0007', '\u0085']) {
      expect(broken(quick({ title: { en: `a${character}b` } }))).to.deep.equal(['title.en: text.control']);
    }
    for (const character of ['\u202a', '\u202e', '\u2066', '\u2069']) {
      const values = quick({ lead_org: { en: `a${character}b` } });
      expect(broken(values)).to.deep.equal(['lead_org.en: text.bidiOverride']);
    }
    expect(broken(quick({ title: { ar: 'می\u200cروم \u200f' }, problem: { en: 'a\n\n\u202eb' } }))).to.be
      .empty;
  });

  it('takes years, months and days that exist, and no others', () => {
    for (const start of ['2021', '2021-12', '2024-02-29']) expect(broken(quick({ start }))).to.be.empty;
    for (const start of [
      '21',
      '2021-13',
      '2021-00',
      '2023-02-29',
      '2021-1',
      '2021-01-01T00:00',
      '0021',
      '',
    ]) {
      expect(broken(quick({ start })), start).to.deep.equal(['start: date.impossible']);
    }
  });

  it('wants the end not before the start, as far as both are known', () => {
    for (const [start, end] of [
      ['2021-05', '2021'],
      ['2021', '2021-01'],
      ['2021', '2022'],
    ]) {
      expect(short(quick({ start, end })), `${start}–${end}`).to.be.empty;
    }
    expect(short(quick({ start: '2021-05-02', end: '2021-04' }))).to.deep.equal(['end: date.endBeforeStart']);
  });

  it('asks what a photograph shows and whether the people on it agree, of a document only its name', () => {
    const file = 'f'.repeat(64);
    expect(short(quick({ media: [{ file, name: 'site.jpg' }] }))).to.deep.equal([
      'media.0.alt: value.missing',
      'media.0.consent: value.missing',
    ]);
    const agreed = { alt: { en: 'A pump' }, consent: true };
    expect(short(quick({ media: [{ file, name: 'site.JPG', ...agreed }] }))).to.be.empty;
    expect(short(quick({ media: [{ file, name: 'site.png', ...agreed, consent: false }] }))).to.deep.equal([
      'media.0.consent: value.missing',
    ]);
    expect(short(quick({ media: [{ file, name: 'plan.pdf' }] }))).to.be.empty;
  });

  it('asks for a governorate or a country, whichever', () => {
    expect(short(quick({ governorate: undefined, country: ['IT'] }))).to.be.empty;
    expect(short(quick({ governorate: [] }))).to.deep.equal(['governorate: place.missing']);
  });

  it('takes blank texts, empty lists and a withheld consent for missing', () => {
    const values = quick({ title: { ar: '  ', en: '' }, sector: [], licence_ok: false });
    expect(short(values)).to.deep.equal([
      'title: value.missing',
      'sector: value.missing',
      'licence_ok: value.missing',
    ]);
  });

  it('asks each row for what it needs', () => {
    const values = quick({ results: [{ indicator: { ar: 'مؤشر' }, value: 0 }, { unit: { ar: '%' } }] });
    expect(short(values)).to.deep.equal([
      'results.1.indicator: value.missing',
      'results.1.value: value.missing',
    ]);
  });

  it('asks for more at the level of verified', () => {
    const missing = check('practice', quick(), 'verified').short.map(({ path }) => path);
    expect(missing)
      .to.include.members(['objectives', 'results', 'evidence', 'success'])
      .and.not.include('district');
    expect(check('lesson', {}, 'mandatory').short.map(({ path }) => path)).to.include.members([
      'statement',
      'event',
      'advice',
      'governorate',
    ]);
  });

  it('can be told as JSON Schema', () => {
    const schema = JSON.parse(JSON.stringify(z.toJSONSchema(valuesSchema('practice', vocabularies)))) as {
      additionalProperties: boolean;
      properties: Record<string, Record<string, unknown>>;
    };
    expect(schema.additionalProperties).to.equal(false);
    expect(schema.properties['title']).to.nested.include({ 'properties.ar.maxLength': 100 });
    expect(schema.properties['sector']).to.deep.include({ maxItems: 3, uniqueItems: true });
    expect(schema.properties['evidence']).to.deep.include({ enum: ['E0', 'E1', 'E2', 'E3', 'E4'] });
  });
});
