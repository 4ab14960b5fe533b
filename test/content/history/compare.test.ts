import { expect } from 'chai';
import fc from 'fast-check';
import { compareTexts, compareValues, type TextPart } from '../../../server/content/index.ts';

const shown = (parts: readonly TextPart[]): string =>
  parts
    .map(({ text, change }) => (change === 'same' ? text : change === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('what differs between two texts', () => {
  it('is whole words, with the letters joined before them and the marks above', () => {
    expect(shown(compareTexts('وزّعنا الحاويات في شهر', 'وزّعنا حاوياتنا في شهر'))).to.equal(
      'وزّعنا [-الحاويات][+حاوياتنا] في شهر',
    );
    expect(shown(compareTexts('كُتِب النص', 'كُتُب النص'))).to.equal('[-كُتِب][+كُتُب] النص');
    expect(shown(compareTexts('42% of homes', '45% of homes'))).to.equal('[-42][+45]% of homes');
  });

  it('holds both texts whole, whatever they are', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab اب،. \n'), maxLength: 60 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = compareTexts(before, after);
        const side = (without: TextPart['change']) =>
          parts
            .filter(({ change }) => change !== without)
            .map(({ text }) => text)
            .join('');
        expect(side('added')).to.equal(before);
        expect(side('removed')).to.equal(after);
      }),
    );
  });

  it('is told field by field and language by language', () => {
    const differences = compareValues(
      'practice',
      { title: { ar: 'أ', en: 'A' }, sector: ['WAT'], results: [{ value: 1 }] },
      { title: { ar: 'أ', en: 'B' }, sector: ['WAT', 'SOL'], results: [{ value: 2 }, { value: 3 }] },
    );
    expect(differences.map(({ path, is }) => `${path} ${is}`)).to.deep.equal([
      'title text',
      'sector value',
      'results.0.value value',
      'results.1.value value',
    ]);
  });
});
