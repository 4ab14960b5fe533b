import { expect } from 'chai';
import { valuesAfterEdit } from '../../../server/content/writing/translation-states.ts';
import { listWantedTranslations } from '../../../server/content/index.ts';

const edit = (before: object, after: object) => valuesAfterEdit('practice', before, after, 'ar');

describe('the states of translations', () => {
  const both = { title: { ar: 'مضخات', en: 'Pumps' }, summary: { ar: 'ملخص', en: 'Summary' } };

  it('leave only the twin of a changed text outdated', () => {
    expect(edit(both, { ...both, title: { ar: 'مضخات شمسية', en: 'Pumps' } })).to.deep.equal({
      title: { ar: 'مضخات شمسية', en: 'Pumps', state: { en: 'outdated' } },
      summary: both.summary,
    });
  });

  it('are current when both are written at once, and when the twin is written after', () => {
    const changed = { ...both, title: { ar: 'مضخات شمسية', en: 'Solar pumps' } };
    expect(edit(both, changed)).to.deep.equal(changed);
    const outdated = { title: { ar: 'مضخات شمسية', en: 'Pumps', state: { en: 'outdated' } } };
    expect(edit(outdated, { title: { ...outdated.title, en: 'Solar pumps' } })).to.deep.equal({
      title: changed.title,
    });
  });

  it('know a machine’s text until a person has written it', () => {
    const source = { title: { ar: 'مضخات' } };
    const machine = { title: { ar: 'مضخات', en: 'Pumps', state: { en: 'machine' } } };
    expect(edit(source, machine)).to.deep.equal(machine);
    expect(edit(machine, machine)).to.deep.equal(machine);
    expect(edit(machine, { title: { ...machine.title, en: 'Water pumps' } })).to.deep.equal({
      title: { ar: 'مضخات', en: 'Water pumps' },
    });
  });

  it('go with their rows when rows are taken out', () => {
    const row = (ar: string, en: string) => ({ name: { ar, en } });
    const before = { components: [row('أول', 'one'), row('ثان', 'two'), row('ثالث', 'three')] };
    const after = { components: [row('أول', 'one'), row('ثالث', 'three')] };
    expect(edit(before, after)).to.deep.equal(after);
    expect(edit(before, { components: [row('أول جداً', 'one'), before.components[1]] })).to.deep.equal({
      components: [{ name: { ar: 'أول جداً', en: 'one', state: { en: 'outdated' } } }, before.components[1]],
    });
  });

  it('tell what is wanted, and what is not', () => {
    const values = {
      title: { ar: 'مضخات', en: 'Pumps' },
      summary: { ar: 'ملخص' },
      problem: { en: 'Only English' },
      components: [{ name: { ar: 'أول', en: 'one', state: { en: 'outdated' } } }],
    };
    expect(
      listWantedTranslations('practice', values, 'ar', 'en').map(({ path, state }) => [path, state]),
    ).to.deep.equal([
      ['summary', 'missing'],
      ['components.0.name', 'outdated'],
    ]);
  });
});
