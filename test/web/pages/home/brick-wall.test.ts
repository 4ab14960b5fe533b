import { expect } from 'chai';
import fc from 'fast-check';
import { brickWall, courses } from '../../../../server/web/pages/home/brick-wall.ts';

const bricksOf = (path: string): number => path.split('M').length - 1;
const wallOf = (records: number, added: number) => {
  const wall = brickWall(records, added);
  const all = wall.shades.reduce((sum, { path }) => sum + bricksOf(path), 0);
  const gold = bricksOf(wall.shades.find(({ name }) => name === 'new')?.path ?? '');
  return { wall, all, gold };
};

describe('the brick wall', () => {
  it('has one brick for each record, gold for those of this month', () => {
    const { wall, all, gold } = wallOf(66, 4);
    expect({ all, gold, each: wall.perBrick }).to.deep.equal({ all: 66, gold: 4, each: 1 });
  });

  it('stands for more records with each brick when there are many', () => {
    expect(wallOf(100_000, 300).wall.perBrick).to.equal(1000);
    expect(wallOf(181, 0).wall.perBrick).to.equal(2);
  });

  it('never counts wrong, leaves its frame or grows too high', () => {
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(2_000), (records, added) => {
        const { wall, all, gold } = wallOf(records, Math.min(records, added));
        expect(all)
          .to.equal(Math.ceil(records / wall.perBrick))
          .and.to.be.at.most(180);
        expect(gold).to.equal(Math.ceil(Math.min(records, added) / wall.perBrick));
        for (const { path } of wall.shades)
          for (const [, x, y] of path.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)) {
            expect(Number(x)).to.be.at.least(0);
            expect(Number(y)).to.be.within(0, wall.height);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('has no course longer than the one below it', () => {
    for (let bricks = 1; bricks <= 180; bricks += 1) {
      const lengths = courses(bricks);
      expect(lengths.reduce((sum, length) => sum + length, 0)).to.equal(bricks);
      expect(lengths, String(bricks)).to.deep.equal([...lengths].sort((one, other) => other - one));
    }
  });
});
