import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { respell } from '../../server/meaning/model/respelling.ts';
import { Tokeniser } from '../../server/meaning/model/tokeniser.ts';
import { cosineAt, lengthsOf } from '../../server/meaning/vectors/byte-vectors.ts';
import { hasMeaning, hostileTexts, sharedEncoder } from '../support/meaning.ts';

/** What the package's own program makes of texts (models/build/reference.py). */
interface Reference {
  text: string;
  pieces: number[];
  vector: string;
}

const references = JSON.parse(readFileSync('test/meaning/reference.json', 'utf8')) as Reference[];

describe('the pieces of a text', () => {
  it('are those of the reference', () => {
    const tokeniser = new Tokeniser(readFileSync('models/pieces.bin'));
    expect(references.length).to.be.greaterThan(30);
    for (const { text, pieces } of references) expect(tokeniser.encode(text), text).to.deep.equal(pieces);
  });
});

describe('the spelling of a question', () => {
  const tokeniser = new Tokeniser(readFileSync('models/pieces.bin'));

  it('is that which the encoder knows as a whole', () => {
    expect(respell('ادارة النفايات في المدينه', tokeniser)).to.equal('إدارة النفايات في المدينة');
  });

  it('is left as it is where it is known, short or not Arabic', () => {
    for (const text of [
      'علي على طه',
      'كيف نقلل الهدر؟',
      'إصلاح المدينه',
      'salty water',
      '',
      'ه',
      '\ud83d ١٢٣',
    ]) {
      expect(respell(text, tokeniser)).to.equal(text);
    }
  });

  it('is not looked at in what is too long for a question', () => {
    const text = 'ادارة '.repeat(20_000);
    expect(respell(text, tokeniser)).to.equal(text);
  });
});

describe('the vector of a text', () => {
  before(async function () {
    if (!(await hasMeaning)) this.skip();
  });

  it('is that of the reference', async () => {
    const encoder = await sharedEncoder();
    for (const { text, vector } of references) {
      const bytes = new Int8Array(Buffer.from(vector, 'base64'));
      const cosine = cosineAt(await encoder.encode(text), bytes, lengthsOf(bytes), 0);
      expect(cosine, text).to.be.greaterThan(0.99);
    }
  });

  it('lies nearer to the same in the other language than to something else', async () => {
    const encoder = await sharedEncoder();
    const [asked, same, other] = await Promise.all(
      ['كيف نحفظ اللقاحات من الحر؟', 'keeping vaccines cool in summer', 'closing an open rubbish dump'].map(
        (text) => encoder.encode(text),
      ),
    );
    const cosine = (one: Float32Array, two: Float32Array): number =>
      one.reduce((sum, value, at) => sum + value * two[at]!, 0);
    expect(cosine(asked!, same!)).to.be.greaterThan(cosine(asked!, other!) + 0.2);
  });

  for (const [what, text] of Object.entries(hostileTexts)) {
    it(`is a direction for ${what}`, async () => {
      const vector = await (await sharedEncoder()).encode(text);
      const length = Math.sqrt(vector.reduce((sum, value) => sum + value ** 2, 0));
      expect(length).to.be.closeTo(1, 1e-3);
    });
  }
});
