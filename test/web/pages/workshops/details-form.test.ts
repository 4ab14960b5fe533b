import { expect } from 'chai';
import { peopleLines, readDetails } from '../../../../server/web/pages/workshops/building/details-form.ts';
import { workshopWith } from '../../../support/packs.ts';
import { vocabularies } from '../../../support/workshops.ts';

const read = (people: string) => readDetails({ people }, workshopWith(), vocabularies, []).people;
const label = (code: string): string => vocabularies.get('governorates').label(code, 'ar');

describe('names of participants', () => {
  it('are read with semicolons, tabs of a table or commas between their parts', () => {
    const zainab = { name: 'زينب حسن', governorate: 'IQ-BA', post: 'مديرة' };
    for (const line of ['زينب حسن؛ البصرة؛ مديرة', 'زينب حسن\tالبصرة\tمديرة', 'زينب حسن، البصرة، مديرة'])
      expect(read(line), line).to.deep.equal([zainab]);
    expect(read('Omar; Basra; head, planning')).to.deep.equal([
      { name: 'Omar', governorate: 'IQ-BA', post: 'head, planning' },
    ]);
  });

  it('keep a place that is no governorate', () => {
    const people = read('Omar; Zubair; engineer');
    expect(people).to.deep.equal([{ name: 'Omar', governorate: '', post: 'Zubair · engineer' }]);
    expect(read(peopleLines(people, label, '; '))).to.deep.equal(people);
  });

  it('come back as they were written, without separators of nothing', () => {
    const lines = 'أحمد علي\nزينب حسن؛ البصرة\nعمر؛ البصرة؛ مهندس';
    expect(peopleLines(read(lines), label, '؛ ')).to.equal(lines);
  });
});
