import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalValues } from '../../server/content/canonical.ts';
import { practiceFields } from '../../server/content/index.ts';
import { linksOf } from '../../server/content/storing/links.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shuffled(inner)])
      .reverse(),
  );
};

const text = fc.record({ ar: fc.string(), en: fc.string(), ku: fc.string() }, { requiredKeys: [] });
const values = fc.record(
  {
    title: text,
    sector: fc.array(fc.string()),
    point: fc.record({ latitude: fc.double(), longitude: fc.double() }),
    licence_ok: fc.boolean(),
    cost: fc.integer(),
    components: fc.array(fc.record({ name: text, lesson: fc.string() }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
);

describe('canonical values', () => {
  it('stand in the order of the declaration', () => {
    const order = practiceFields.map(({ key }) => key);
    const keys = Object.keys(canonicalValues('practice', { cost: 1, maturity: 'idea', title: { ar: 'أ' } }));
    expect(keys).to.deep.equal(
      [...keys].sort((a, b) => order.indexOf(a as 'cost') - order.indexOf(b as 'cost')),
    );
    expect(keys).to.deep.equal(['title', 'maturity', 'cost']);
  });

  it('hold nothing empty, but what is false or zero', () => {
    const found = canonicalValues('practice', {
      title: { ar: '', en: 'T', state: {} },
      summary: {},
      sector: [],
      components: [{}, { name: { ar: '' } }],
      media: undefined,
      cost: 0,
      licence_ok: false,
    });
    expect(found).to.deep.equal({ title: { en: 'T' }, cost: 0, licence_ok: false });
  });

  it('keep the state of a translation after its texts', () => {
    const title = { state: { en: 'outdated', ar: 'machine' }, en: 'T', ar: 'أ' };
    expect(JSON.stringify(canonicalValues('practice', { title }))).to.equal(
      '{"title":{"ar":"أ","en":"T","state":{"ar":"machine","en":"outdated"}}}',
    );
  });

  it('are the same however the values were ordered, and stay as they are', () => {
    fc.assert(
      fc.property(values, (given) => {
        const canonical = JSON.stringify(canonicalValues('practice', given));
        expect(JSON.stringify(canonicalValues('practice', shuffled(given) as object))).to.equal(canonical);
        expect(JSON.stringify(canonicalValues('practice', canonicalValues('practice', given)))).to.equal(
          canonical,
        );
      }),
    );
  });
});

describe('the links of a record', () => {
  it('are those of its fields and of the rows of its groups, each once', () => {
    const links = linksOf('practice', {
      lessons: ['l-1', 'l-1', 'l-2'],
      similar: ['p-1'],
      components: [{ lesson: 'l-1' }, { lesson: 'l-1' }, {}],
    });
    expect(links).to.deep.equal([
      { field: 'components.lesson', target: 'l-1' },
      { field: 'lessons', target: 'l-1' },
      { field: 'lessons', target: 'l-2' },
      { field: 'similar', target: 'p-1' },
    ]);
    expect(linksOf('lesson', { source: ['p-1'] })).to.deep.equal([{ field: 'source', target: 'p-1' }]);
  });
});
