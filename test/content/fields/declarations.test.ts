import { expect } from 'chai';
import { contentKinds, fieldsOf, type Field } from '../../../server/content/index.ts';
import { locales } from '../../../server/language/index.ts';
import { labels, vocabularies } from '../../support/words.ts';

const withoutLevel = ({ level: _level, ...field }: Field) => field;

describe('the declarations of practices and lessons', () => {
  it('name each field once, and in both languages', () => {
    for (const kind of contentKinds) {
      const keys = fieldsOf(kind).map(({ key }) => key);
      expect(keys, kind).to.deep.equal([...new Set(keys)]);
      for (const locale of locales) {
        const spoken = keys.map((key) => labels(locale, `${kind}.${key}`));
        expect(spoken, `${kind}, ${locale}`).to.deep.equal([...new Set(spoken)]);
      }
    }
  });

  it('mean the same by a key that both kinds have', () => {
    const lessonFields = new Map(fieldsOf('lesson').map((field) => [field.key, field]));
    const shared = fieldsOf('practice').filter(({ key }) => lessonFields.has(key));
    expect(shared.map(({ key }) => key)).to.include.members(['sector', 'governorate', 'visibility']);
    for (const field of shared) {
      expect(withoutLevel(field), field.key).to.deep.equal(withoutLevel(lessonFields.get(field.key)!));
      for (const locale of locales) {
        expect(labels(locale, `practice.${field.key}`)).to.equal(labels(locale, `lesson.${field.key}`));
      }
    }
  });

  it('name vocabularies that are there', () => {
    const fields = contentKinds.flatMap((kind) => [...fieldsOf(kind)]);
    const all = [...fields, ...fields.flatMap((field) => (field.type === 'group' ? [...field.fields] : []))];
    for (const field of all) {
      if ('vocabulary' in field) expect(vocabularies.get(field.vocabulary).terms).not.to.be.empty;
    }
  });
});
