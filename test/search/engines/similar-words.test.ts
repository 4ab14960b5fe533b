import { expect } from 'chai';
import { gramsOf, SimilarWords } from '../../../server/search/engines/embedded/similar-words.ts';

/** 30,000 words with one beginning and one end: their common runs are in all of them. */
const words = Array.from({ length: 30_000 }, (_, at) => {
  const letters = [...String(at * 7919)].map((digit) => 'بتجدرسعفقك'[Number(digit)]).join('');
  return `ميزان${letters}ات`;
});

function naive(text: string, most: number): string[] {
  const counts = new Map<string, number>();
  for (const word of words) for (const gram of gramsOf(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const idf = (gram: string): number => Math.log(1 + words.length / (1 + (counts.get(gram) ?? 0)));
  const weigh = (grams: Iterable<string>): number => [...grams].reduce((sum, gram) => sum + idf(gram), 0);
  const own = gramsOf(text);
  return words
    .map((word) => {
      const grams = gramsOf(word);
      const shared = weigh([...grams].filter((gram) => own.has(gram)));
      return { word, similarity: (2 * shared) / (weigh(own) + weigh(grams)) };
    })
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, most)
    .map(({ word }) => word);
}

describe('words that look alike', () => {
  const similar = new SimilarWords((word) => words[word]!);
  before(() => {
    for (const word of words) similar.add(word);
    while (similar.settle());
  });

  it('are the same as by comparing every word, though the commonest runs are not read', () => {
    for (const at of [17, 4_711, 29_999]) {
      const misspelt = words[at]!.replace(/(.{7})./u, '$1ه');
      const found = similar.find(misspelt, 0.2, 20).map(({ word }) => words[word]!);
      const wanted = naive(misspelt, 5);
      expect(found[0], misspelt).to.equal(wanted[0]);
      expect(found, misspelt).to.include.members(wanted);
    }
  });
});
