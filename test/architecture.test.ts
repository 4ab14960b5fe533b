import { expect } from 'chai';
import express, { Router, type RequestHandler } from 'express';
import { houseOf, readHouse } from './architecture/house.ts';
import { importsIn } from './architecture/imports.ts';
import { breachesOf, type Rule } from './architecture/rule.ts';
import { importRules } from './architecture/rules/imports.ts';
import { nameRules } from './architecture/rules/names.ts';
import { placeRules } from './architecture/rules/places.ts';
import { sizeRules } from './architecture/rules/sizes.ts';
import { styleRules } from './architecture/rules/styles.ts';
import { viewRules } from './architecture/rules/views.ts';
import { listRoutes } from './support/routes.ts';

const house = readHouse();
const rules = [importRules, placeRules, viewRules, styleRules, nameRules, sizeRules].flat();

describe('the house', () => {
  it('is seen whole', () => {
    const seen = new Set(house.map(({ path }) => path.split('/')[0]));
    expect([...seen]).to.include.members(['server', 'test', 'views', 'public']);
    expect(house.filter(({ path }) => /^server\/.*\.ts$/.test(path)).length).to.be.greaterThan(200);
    expect(importsIn(house).filter(({ isOurs }) => isOurs).length).to.be.greaterThan(1_000);
  });

  for (const rule of rules) {
    it(rule.says, () => {
      expect(Object.keys(rule.planted)).not.to.be.empty;
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

describe('what a rule allows', () => {
  const rule: Rule = {
    says: 'holds nothing',
    faultsIn: (files) => files.map(({ path }) => `${path} is there`),
    allowed: { 'a/': 'for a reason' },
    planted: {},
  };

  it('is borne with, and nothing else', () => {
    expect(breachesOf(rule, houseOf({ 'a/b.ts': '', 'b/a/c.ts': '' }))).to.deep.equal(['b/a/c.ts is there']);
  });

  it('is found when nothing needs it any more', () => {
    expect(breachesOf(rule, [])).to.deep.equal(['a/ is allowed without need']);
  });
});

// Whether each of them is asked what nobody should ask, test/web/parameters.test.ts checks on the running library.
describe('the list of routes', () => {
  const answer: RequestHandler = (_req, res) => void res.end();

  it('names each route of every router, and the method of those that do more than read', () => {
    const inner = Router();
    inner.get('/:id', answer).post('/:id', answer);
    const outer = Router();
    outer.use('/things', inner);
    outer.get(['/one', '/two'], answer);
    outer.all('/any', answer);
    const app = express();
    app.use(['/ar', '/en'], outer);
    app.route('/three').get(answer).delete(answer);

    expect(listRoutes(app)).to.have.members([
      ...['/:id', 'POST /:id', '/one', '/two', '_ALL /any', '/three', 'DELETE /three'],
    ]);
  });
});
