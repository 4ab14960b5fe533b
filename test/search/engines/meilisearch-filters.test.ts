import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  all,
  always,
  any,
  atLeast,
  isOneOf,
  never,
  not,
  quoted,
} from '../../../server/search/engines/meilisearch/filters.ts';

/** Reads a quoted value as the server's parser does: a backslash hides what follows, only a quote ends. */
function readQuoted(text: string): { value: string; rest: string } {
  let at = 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return { value: text.slice(1, at).replaceAll('\\"', '"'), rest: text.slice(at + 1) };
}

/** What a filter of single letters says where those of `held` hold. */
const says = (filter: string, held: ReadonlySet<string>): boolean =>
  runInNewContext(
    filter
      .replaceAll(always, 'true')
      .replaceAll(never, 'false')
      .replaceAll('AND', '&&')
      .replaceAll('OR', '||')
      .replace(/\b[a-h]\b/g, (letter) => String(held.has(letter))),
  ) as boolean;

describe('filters of Meilisearch', () => {
  it('keep a value between its quotes, whatever it is', () => {
    const nasty = fc.array(fc.constantFrom('"', '\\', ' OR kind = ', 'ا', '\0', '\ud800', "'", ']', '\n'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          nasty.map((parts) => parts.join('')),
        ),
        (value) => {
          const { value: read, rest } = readQuoted(quoted(value));
          expect(rest).to.equal('');
          expect(read).to.equal(value.slice(0, 100).replace(/[\\\p{Cc}\p{Cs}]/gu, '\ufffd'));
        },
      ),
    );
  });

  it('leave codes and words as they are', () => {
    expect(isOneOf('sector', ['WAT', 'IQ-BA'])).to.equal('sector IN ["WAT", "IQ-BA"]');
    expect(isOneOf('stems_ar', ['ميا', '2.5'])).to.equal('stems_ar IN ["ميا", "2.5"]');
    expect(isOneOf('id', [3, 5])).to.equal('id IN [3, 5]');
  });

  it('say nothing more than they must', () => {
    expect(isOneOf('sector', [])).to.equal(never);
    expect(all([always, 'a'])).to.equal('a');
    expect(all(['a', never])).to.equal(never);
    expect(any([never, 'a', 'a'])).to.equal('a');
    expect(any(['a', always])).to.equal(always);
    expect(not(never)).to.equal(always);
  });

  it('hold where weights come to the least, as adding them up says', () => {
    const letters = [...'abcdefgh'];
    const weights = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 80 }), fc.subarray(letters), (given, least, held) => {
        const weighted = given.map((weight, at) => ({ filter: letters[at]!, weight }));
        const sum = weighted.reduce(
          (total, { filter, weight }) => total + (held.includes(filter) ? weight : 0),
          0,
        );
        expect(says(atLeast(weighted, least), new Set(held))).to.equal(sum >= least);
      }),
    );
  });

  it('stay short for eight words of the same weight', () => {
    const weighted = [...'abcdefgh'].map((filter) => ({ filter, weight: 1 }));
    expect(atLeast(weighted, 4).match(/\b[a-h]\b/g)).to.have.length.below(150);
  });
});
