import { expect } from 'chai';
import { checkAnswers } from '../../../server/workshops/prioritisation/ballot-check.ts';
import { newBallotCode, readBallotCode } from '../../../server/workshops/prioritisation/ballot-codes.ts';
import { exerciseOf } from './ballots.ts';

const codesOf = (checked: ReturnType<typeof checkAnswers>) =>
  (checked.problems ?? []).map(({ path, code }) => `${path} ${code}`);

describe('a ballot', () => {
  const weighted = exerciseOf('weighted-scoring', ['a', 'b'], { impact: 1, cost: 1 });
  const voting = exerciseOf('dot-voting', ['a', 'b']);
  const pairs = exerciseOf('pairwise', ['a', 'b', 'c']);

  it('is taken as far as the exercise asks for it', () => {
    const given = { marks: { a: { impact: 5, cost: 1, beauty: 5 }, z: { impact: 1 } }, dots: { a: 9 } };
    expect(checkAnswers(weighted, given)).to.deep.equal({
      answers: { method: 'weighted-scoring', marks: { a: { impact: 5, cost: 1 } } },
    });
  });

  it('marks an option by every criterion or not at all, from 1 to 5', () => {
    for (const mark of [0, 6, 2.5, '5', null, NaN]) {
      const given = { marks: { a: { impact: mark, cost: 1 }, b: { impact: 1 } } };
      expect(codesOf(checkAnswers(weighted, given))).to.deep.equal([
        'a.impact ballot.mark',
        'b.cost ballot.mark',
      ]);
    }
  });

  it('has no more dots than it was given', () => {
    expect(checkAnswers(voting, { dots: { a: 3, b: 2 } }).answers).to.deep.equal({
      method: 'dot-voting',
      dots: { a: 3, b: 2 },
    });
    expect(codesOf(checkAnswers(voting, { dots: { a: 4, b: 2 } }))).to.deep.equal([
      'answers ballot.tooManyDots',
    ]);
    expect(codesOf(checkAnswers(voting, { dots: { a: -1 } }))).to.deep.equal(['a ballot.dots']);
  });

  it('answers every comparison', () => {
    const preferred = { 'a:b': 'a', 'a:c': 'b', 'b:c': 'c' };
    expect(codesOf(checkAnswers(pairs, { preferred }))).to.deep.equal(['a:c ballot.pair']);
    expect(checkAnswers(pairs, { preferred: { ...preferred, 'a:c': 'c' } }).answers).to.deep.equal({
      method: 'pairwise',
      preferred: { 'a:b': 'a', 'a:c': 'c', 'b:c': 'c' },
    });
  });

  for (const given of [
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { marks: [] },
    { marks: { a: 'x' } },
    { dots: 'x' },
  ]) {
    it(`says nothing where ${JSON.stringify(given)} was sent`, () => {
      expect(codesOf(checkAnswers(weighted, given))).to.include('answers ballot.empty');
      expect(codesOf(checkAnswers(voting, given))).to.deep.equal(['answers ballot.empty']);
    });
  }
});

describe('a code of a ballot', () => {
  it('is read as people type it', () => {
    expect(readBallotCode(' abc-23٤ ')).to.equal('ABC234');
    expect(readBallotCode('ABC 2۳4')).to.equal('ABC234');
  });

  for (const text of ['', 'ABC23', 'ABC2345', 'ABC10O', '\u0000ABC23', 'x'.repeat(100_000)]) {
    it(`is not read in ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(readBallotCode(text)).to.equal(undefined);
    });
  }

  it('is read back when it was made here', () => {
    for (let time = 0; time < 200; time += 1) {
      const code = newBallotCode();
      expect(readBallotCode(code)).to.equal(code);
    }
  });
});
