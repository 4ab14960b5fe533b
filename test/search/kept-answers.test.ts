import { expect } from 'chai';
import { KeptAnswers } from '../../server/search/kept-answers.ts';

describe('answers of late', () => {
  let asked: number;
  let now: number;
  let answers: KeptAnswers<string | undefined>;
  const ask = (question: string, state: string) =>
    answers.get(question, state, () => Promise.resolve(`answer ${++asked}`));

  beforeEach(() => {
    asked = 0;
    now = 0;
    answers = new KeptAnswers(() => now);
  });

  it('are given again without asking, each to its own question', async () => {
    expect(await ask('water', 'a')).to.equal('answer 1');
    expect(await ask('waste', 'a')).to.equal('answer 2');
    expect(await ask('water', 'a')).to.equal('answer 1');
    expect(asked).to.equal(2);
  });

  it('are asked for anew when something has changed', async () => {
    await ask('water', 'a');
    expect(await ask('water', 'b')).to.equal('answer 2');
    expect(await ask('water', 'a')).to.equal('answer 3');
  });

  it('are asked for anew after a minute', async () => {
    await ask('water', 'a');
    now = 59_999;
    expect(await ask('water', 'a')).to.equal('answer 1');
    now = 60_000;
    expect(await ask('water', 'a')).to.equal('answer 2');
    now = 100_000;
    expect(await ask('water', 'a')).to.equal('answer 2');
  });

  it('are not kept where nothing but a stand-in was had in time', async () => {
    const late = answers.get(
      'water',
      'a',
      () => Promise.resolve(undefined),
      (answer) => answer !== undefined,
    );
    expect(await late).to.equal(undefined);
    expect(await ask('water', 'a')).to.equal('answer 1');
  });

  it('are not kept where something changed meanwhile', async () => {
    const old = answers.get('water', 'a', async () => {
      await ask('waste', 'b');
      return 'old';
    });
    expect(await old).to.equal('old');
    expect(await ask('water', 'b')).to.equal('answer 2');
  });

  it('are not kept where the question failed', async () => {
    const failing = answers.get('water', 'a', () => Promise.reject(new Error('down')));
    expect(await failing.catch(String)).to.equal('Error: down');
    expect(await ask('water', 'a')).to.equal('answer 1');
  });

  it('are not kept of questions that are a text of their own', async () => {
    const long = 'w'.repeat(501);
    await ask(long, 'a');
    expect(await ask(long, 'a')).to.equal('answer 2');
  });

  it('give way to later ones, the oldest first', async () => {
    for (let question = 0; question <= 500; question++) await ask(`question ${question}`, 'a');
    await ask('question 500', 'a');
    expect(asked).to.equal(501);
    await ask('question 0', 'a');
    expect(asked).to.equal(502);
  });
});
