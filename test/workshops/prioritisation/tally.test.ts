import { expect } from 'chai';
import { concordance } from '../../../server/workshops/prioritisation/agreement.ts';
import { tally } from '../../../server/workshops/prioritisation/tally.ts';
import { ballotOf, dots, exerciseOf, marks } from './ballots.ts';

const ranked = (result: ReturnType<typeof tally>) =>
  result.options.map(({ option, rank, score }) => [option, rank, score]);

describe('a tally', () => {
  it('weighs marks by their criteria', () => {
    const exercise = exerciseOf('weighted-scoring', ['a', 'b'], { impact: 3, cost: 1 });
    const ballots = [
      marks({ a: { impact: 5, cost: 1 }, b: { impact: 2, cost: 5 } }),
      marks({ a: { impact: 3, cost: 3 }, b: { impact: 4, cost: 5 } }),
    ];
    const result = tally(exercise, ballots);
    // a: (5·3+1)/4 = 4 and 3; b: (2·3+5)/4 = 2.75 and (4·3+5)/4 = 4.25.
    expect(ranked(result)).to.deep.equal([
      ['a', 1, 3.5],
      ['b', 1, 3.5],
    ]);
    expect(result.options[0]).to.deep.include({ spread: 0.5, criteria: { impact: 4, cost: 2 } });
    expect(result.options[1]).to.deep.include({ spread: 0.75, criteria: { impact: 3, cost: 5 } });
  });

  it('counts dots, and an option without any as none', () => {
    const result = tally(exerciseOf('dot-voting', ['a', 'b', 'c']), [dots({ a: 3, b: 2 }), dots({ b: 4 })]);
    expect(ranked(result)).to.deep.equal([
      ['b', 1, 6],
      ['a', 2, 3],
      ['c', 3, 0],
    ]);
    expect(result.options.map(({ mean }) => mean)).to.deep.equal([3, 1.5, 0]);
  });

  it('takes the share of the comparisons that an option won', () => {
    const exercise = exerciseOf('pairwise', ['a', 'b', 'c']);
    const first = { 'a:b': 'b', 'a:c': 'a', 'b:c': 'b' };
    const second = { 'a:b': 'b', 'a:c': 'c', 'b:c': 'c' };
    const ballots = [first, second].map((preferred) => ballotOf({ method: 'pairwise', preferred }));
    expect(ranked(tally(exercise, ballots))).to.deep.equal([
      ['b', 1, 0.75],
      ['c', 2, 0.5],
      ['a', 3, 0.25],
    ]);
  });

  it('ranks the grid by impact less effort, and keeps each place in it', () => {
    const places: Record<string, { impact: number; effort: number }>[] = [
      { a: { impact: 5, effort: 2 }, b: { impact: 5, effort: 5 } },
      { a: { impact: 4, effort: 1 } },
    ];
    const result = tally(
      exerciseOf('impact-effort', ['b', 'a']),
      places.map((given) => ballotOf({ method: 'impact-effort', places: given })),
    );
    expect(ranked(result)).to.deep.equal([
      ['a', 1, 3],
      ['b', 2, 0],
    ]);
    expect(result.options[0]?.criteria).to.deep.equal({ impact: 4.5, effort: 1.5 });
  });

  it('lets equals share a rank, and leaves the next one free', () => {
    const result = tally(exerciseOf('dot-voting', ['a', 'b', 'c']), [dots({ a: 1, b: 2, c: 2 })]);
    expect(result.options.map(({ option, rank }) => [option, rank])).to.deep.equal([
      ['b', 1],
      ['c', 1],
      ['a', 3],
    ]);
  });

  it('shows a governorate with three ballots, and none with fewer', () => {
    const ballots = [
      ...[1, 2, 3].map(() => dots({ b: 5 }, 'IQ-NI')),
      ...[1, 2].map(() => dots({ a: 5 }, 'IQ-AR')),
      ...[1, 2, 3, 4].map(() => dots({ a: 5 })),
    ];
    const { governorates, options } = tally(exerciseOf('dot-voting', ['a', 'b']), ballots);
    expect(governorates).to.deep.equal([
      { governorate: 'IQ-NI', ballots: 3, ranking: ['b', 'a'], scores: { a: 0, b: 15 } },
    ]);
    expect(options[0]?.option).to.equal('a');
  });

  it('says nothing of agreement or change before there are ballots', () => {
    const result = tally(exerciseOf('weighted-scoring', ['a', 'b'], { impact: 1, cost: 1 }), []);
    expect(result).to.deep.include({ ballots: 0, sensitivity: [], governorates: [] });
    expect(result).to.not.have.property('agreement');
  });
});

describe('agreement', () => {
  it('is 1 where all rank alike and 0 where two rank against each other', () => {
    expect(
      concordance([
        [3, 2, 1],
        [30, 20, 10],
        [5, 4, 1],
      ]),
    ).to.equal(1);
    expect(
      concordance([
        [3, 2, 1],
        [1, 2, 3],
      ]),
    ).to.equal(0);
  });

  it('is Kendall’s W, by a worked example', () => {
    // Ranks 1 2 3 4, 2 1 3 4, 1 3 2 4: sums 4 6 8 12, S = 35, W = 12·35 / (9·60).
    expect(
      concordance([
        [4, 3, 2, 1],
        [3, 4, 2, 1],
        [4, 2, 3, 1],
      ]),
    ).to.be.closeTo(35 / 45, 1e-9);
  });

  it('takes ties into account', () => {
    // Ranks 1.5 1.5 3 twice: alike, so 1; without the correction it were 0.75.
    expect(
      concordance([
        [2, 2, 1],
        [5, 5, 1],
      ]),
    ).to.be.closeTo(1, 1e-9);
    expect(
      concordance([
        [2, 2, 2],
        [2, 2, 2],
      ]),
    ).to.equal(undefined);
  });

  it('needs two ballots and two options', () => {
    expect(concordance([[1, 2]])).to.equal(undefined);
    expect(concordance([[1], [1]])).to.equal(undefined);
    expect(concordance([])).to.equal(undefined);
  });
});

describe('sensitivity', () => {
  const exercise = exerciseOf('weighted-scoring', ['a', 'b'], { impact: 60, cost: 40 });
  const oneBallot = (a: [number, number], b: [number, number]) =>
    tally(exercise, [marks({ a: { impact: a[0], cost: a[1] }, b: { impact: b[0], cost: b[1] } })])
      .sensitivity;

  it('names the share at which another option would lead', () => {
    // a 5·0.6+1·0.4 = 3.4, b 2·0.6+4·0.4 = 2.8; equal where 5−4s = 2+2s.
    const [impact, cost] = oneBallot([5, 1], [2, 4]);
    expect(cost).to.deep.equal({ criterion: 'cost', share: 0.4, changesAt: 0.5, leader: 'b' });
    expect(impact).to.deep.include({ criterion: 'impact', changesAt: 0.5, leader: 'b' });
  });

  it('names none where one option is better by every criterion', () => {
    expect(oneBallot([5, 4], [2, 2])).to.deep.equal([
      { criterion: 'impact', share: 0.6 },
      { criterion: 'cost', share: 0.4 },
    ]);
  });

  it('agrees with counting again at a weight on either side of the change', () => {
    const ballot = marks({ a: { impact: 5, cost: 1 }, b: { impact: 2, cost: 4 } });
    const leader = (cost: number) =>
      tally(exerciseOf('weighted-scoring', ['a', 'b'], { impact: 100 - cost, cost }), [ballot]).options[0]
        ?.option;
    expect([leader(49), leader(51)]).to.deep.equal(['a', 'b']);
  });
});
