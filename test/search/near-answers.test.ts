import { expect } from 'chai';
import type { NearRecord } from '../../server/meaning/index.ts';
import { NearAnswers } from '../../server/search/meaning/near-answers.ts';

const near = (id: number): NearRecord[] => [{ id, score: 1, written: ['ar'], language: 'ar', passage: 0 }];

describe('answers of what is near', () => {
  let asked: number;
  let answers: NearAnswers;
  const ask = (question: string, position: number, found: NearRecord[] | undefined = near(asked + 1)) =>
    answers.get(question, position, () => {
      asked++;
      return Promise.resolve(found);
    });

  beforeEach(() => {
    asked = 0;
    answers = new NearAnswers();
  });

  it('are given again without asking, each to its own question', async () => {
    expect(await ask('water', 7)).to.deep.equal(near(1));
    expect(await ask('waste', 7)).to.deep.equal(near(2));
    expect(await ask('water', 7)).to.deep.equal(near(1));
    expect(asked).to.equal(2);
  });

  it('are asked for anew when a change has been read', async () => {
    await ask('water', 7);
    expect(await ask('water', 8)).to.deep.equal(near(2));
  });

  it('are not kept where there was none in time', async () => {
    expect(await answers.get('water', 7, () => Promise.resolve(undefined))).to.deep.equal([]);
    expect(await ask('water', 7)).to.deep.equal(near(1));
  });

  it('are not kept where a change was read meanwhile', async () => {
    const old = answers.get('water', 7, async () => {
      await ask('waste', 8);
      return near(9);
    });
    expect(await old).to.deep.equal(near(9));
    expect(await ask('water', 8)).to.deep.equal(near(2));
  });

  it('give way to later ones, the oldest first', async () => {
    for (let question = 0; question <= 500; question++) await ask(`question ${question}`, 7);
    await ask('question 500', 7);
    expect(asked).to.equal(501);
    await ask('question 0', 7);
    expect(asked).to.equal(502);
  });
});
