import { expect } from 'chai';
import { filesUnder } from './architecture/house.ts';

describe('the house', () => {
  it('keeps every file of the server within 300 lines', () => {
    const long = filesUnder('server', /\.ts$/).filter(({ text }) => text.split('\n').length > 301);

    expect(long.map(({ path }) => path)).to.deep.equal([]);
  });
});
