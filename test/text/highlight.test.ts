import { expect } from 'chai';
import fc from 'fast-check';
import { analyse, bestPassage, highlight, weightByStem, type MarkedText } from '../../server/text/index.ts';

const looksFor = (query: string): ReturnType<typeof weightByStem> =>
  weightByStem(
    new Map(analyse(query).flatMap(({ stems }) => stems.map((stem): [string, number] => [stem, 1]))),
  );
const marked = ({ parts }: MarkedText): string[] =>
  parts.filter((part) => part.marked).map(({ text }) => text);
const whole = ({ parts }: MarkedText): string => parts.map(({ text }) => text).join('');

describe('highlighting', () => {
  it('marks whole Arabic words with what is joined to them, and never a bare ال', () => {
    const text = highlight('دليل لإدارةِ المياه ومياهها في البصرة', 'ar', looksFor('إدارة المياه'));
    expect(marked(text)).to.deep.equal(['لإدارةِ', 'المياه', 'ومياهها']);
  });

  it('marks other forms of an English word', () => {
    const text = highlight('Pumping stations and a pump', 'en', looksFor('pumps'));
    expect(marked(text)).to.deep.equal(['Pumping', 'pump']);
  });

  it('loses no character of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        expect(whole(highlight(text, 'ar', looksFor(query)))).to.equal(text);
      }),
    );
  });
});

describe('the best passage', () => {
  const filler = 'عُقد اجتماع آخر لمتابعة الأعمال اليومية في الدائرة. ';
  const text = `${filler.repeat(8)}رُكّبت مضخة شمسية على البئر. ${filler.repeat(8)}مضخة مضخة. ${filler}`;

  it('is where the most different words of the query stand, from the start of their sentence', () => {
    const passage = bestPassage(text, 'ar', looksFor('مضخة شمسية بئر'));
    expect(whole(passage)).to.match(/^… رُكّبت مضخة شمسية على البئر\./u);
    expect(whole(passage)).to.match(/ …$/u);
    expect(marked(passage)).to.deep.equal(['مضخة', 'شمسية', 'البئر']);
  });

  it('is the beginning where nothing matches', () => {
    expect(whole(bestPassage(text, 'ar', looksFor('كهرباء')))).to.match(/^عُقد اجتماع/u);
  });

  it('is nothing of nothing', () => {
    expect(bestPassage(' … ', 'ar', looksFor('ماء')).parts).to.deep.equal([]);
  });
});
