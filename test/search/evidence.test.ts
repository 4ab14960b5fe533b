import { expect } from 'chai';
import { withMeaning } from '../../server/search/meaning/evidence.ts';
import { meantText } from '../../server/search/meaning/meant-text.ts';
import { isNearEnough } from '../../server/search/meaning/near-records.ts';

const order = (scores: readonly number[]): number[] =>
  scores.map((_, at) => at).sort((one, other) => scores[other]! - scores[one]!);

describe('meaning as evidence', () => {
  it('changes nothing where nothing is known of it', () => {
    expect(withMeaning([{ score: 3 }, { score: 1, foreign: true }])).to.deep.equal([3, 1]);
  });

  it('lifts what is near among those that hold as much by words', () => {
    const candidates = [
      { score: 5, near: 0.2, held: 1 },
      { score: 4.9, near: 1.2, held: 1 },
      { score: 1, near: 0.3, held: 0.5 },
    ];
    expect(order(withMeaning(candidates))[0]).to.equal(1);
  });

  it('counts for more where no record holds much of the question', () => {
    const candidates = (held: number) => [
      { score: 5, near: 0.2, held },
      { score: 1, near: 1.1, held: 0 },
      { score: 2, near: 0.1, held },
    ];
    expect(order(withMeaning(candidates(1)))[0]).to.equal(0);
    expect(order(withMeaning(candidates(0.1)))[0]).to.equal(1);
  });

  it('counts for more where many records hold as much as the best, unless few words name something', () => {
    const candidates = (next: number, named: boolean) => [
      { score: 5, near: 0.2, held: 0.9, named },
      { score: next, near: 0.1, held: 0.9, named },
      { score: 2, near: 1, held: 0.5, named },
      { score: 1, near: 0.1, held: 0, named },
    ];
    const first = (next: number, named = false): number => order(withMeaning(candidates(next, named)))[0]!;
    expect(first(1)).to.equal(0);
    expect(first(4.99)).to.equal(2);
    expect(first(4.99, true)).to.equal(0);
  });

  it('never pushes down what is there to the letter', () => {
    const candidates = [
      { score: 3, near: 0.1, held: 0.1, exact: true },
      { score: 2, near: 1.5, held: 0.1 },
      { score: 0, near: 1.9, held: 0 },
      { score: 4, near: 0.2, held: 0.1 },
    ];
    const scores = withMeaning(candidates);
    expect(scores[1]).to.be.lessThan(scores[0]!);
    expect(scores[2]).to.be.lessThan(scores[0]!);
    expect(order(withMeaning(candidates.map((one) => ({ ...one, exact: false }))))[0]).to.equal(2);
  });

  it('asks more of a record in the other language alone', () => {
    const scores = withMeaning([
      { score: 2, near: 0.9, held: 1 },
      { score: 2, near: 0.92, held: 1, foreign: true },
      { score: 1, near: 0.1, held: 1 },
    ]);
    expect(scores[0]).to.be.greaterThan(scores[1]!);
  });

  it('stays a number whatever it is given', () => {
    for (const candidates of [[], [{ score: 0, near: 0 }], [{ score: 0, near: -1 }, { score: 0 }]]) {
      expect(withMeaning(candidates).every(Number.isFinite)).to.equal(true);
    }
  });
});

describe('what has a meaning', () => {
  it('is a question without its orders to the search', () => {
    expect(meantText('water "in the canal" -salt')).to.equal('water canal');
    expect(meantText('كيف نقلل الهدر؟')).to.equal('كيف نقلل الهدر؟');
    for (const text of ['', '-salt', '؟!…', '😀']) expect(meantText(text), text).to.equal('');
  });

  it('is near enough sooner where no word could find it', () => {
    const near = { id: 1, score: 0.47, language: 'ar', passage: 0 } as const;
    expect(isNearEnough({ ...near, written: ['ar'] }, 'en')).to.equal(true);
    expect(isNearEnough({ ...near, written: ['ar', 'en'] }, 'en')).to.equal(false);
  });
});
