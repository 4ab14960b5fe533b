import { expect } from 'chai';
import { houseOf, readHouse } from './architecture/house.ts';
import { importsIn } from './architecture/imports.ts';
import { breachesOf } from './architecture/rule.ts';
import { importRules } from './architecture/rules/imports.ts';

const house = readHouse();

describe('the house', () => {
  it('is seen whole', () => {
    const seen = new Set(house.map(({ path }) => path.split('/')[0]));
    expect([...seen]).to.include.members(['server', 'test', 'views', 'public']);
    expect(house.filter(({ path }) => /^server\/.*\.ts$/.test(path)).length).to.be.greaterThan(200);
    expect(importsIn(house).filter(({ isOurs }) => isOurs).length).to.be.greaterThan(1_000);
  });

  for (const rule of [...importRules]) {
    it(rule.says, () => {
      expect(breachesOf(rule, house)).to.deep.equal([]);
    });

    for (const [what, files] of Object.entries(rule.planted)) {
      it(`${rule.says}: finds ${what}`, () => {
        expect(rule.faultsIn(houseOf(files))).not.to.be.empty;
      });
    }

    if (rule.sound) {
      const files = rule.sound;
      it(`${rule.says}: finds nothing in a sound house`, () => {
        expect(rule.faultsIn(houseOf(files))).to.deep.equal([]);
      });
    }
  }
});
