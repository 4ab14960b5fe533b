import { expect } from 'chai';
import { passagesOf, readUnder, wholeOf } from '../../server/meaning/passages.ts';

const text = (body: string, summary = '', title = 'A title'): Parameters<typeof passagesOf>[0] => ({
  title,
  summary,
  body,
});

describe('the passages of a text', () => {
  it('are sentences, short ones taken together up to three', () => {
    const long = 'This sentence alone says so much about the intake of the plant that it stands by itself.';
    expect(passagesOf(text(`${long} One. Two! Three? Four.`))).to.deep.equal([
      long,
      'One. Two! Three?',
      'Four.',
    ]);
  });

  it('end with a paragraph, and at the question mark of Arabic', () => {
    expect(passagesOf(text('هل وصل الماء؟ نعم.\n\nوصل متأخراً.', 'ملخص قصير.'))).to.deep.equal([
      'ملخص قصير.',
      'هل وصل الماء؟ نعم.',
      'وصل متأخراً.',
    ]);
  });

  it('are the title where there is nothing else', () => {
    expect(passagesOf(text(''))).to.deep.equal(['A title']);
    expect(passagesOf(text('', '', ''))).to.deep.equal([]);
  });

  it('bound what a sentence without an end costs', () => {
    const passages = passagesOf(text('word '.repeat(20_000)));
    expect(passages.length).to.be.at.most(200);
    expect(passages.every((passage) => passage.length <= 600)).to.equal(true);
    expect(passagesOf(text('x'.repeat(100_000))).every(({ length }) => length <= 600)).to.equal(true);
    expect(wholeOf(text('x'.repeat(100_000))).length).to.equal(6_000);
  });

  it('are read under their title, where it is in their language and not said again', () => {
    const one = text('', '', 'Sorting at home');
    expect(readUnder(one, 'Two bins.', 'en')).to.equal('Sorting at home\nTwo bins.');
    expect(readUnder(one, 'حاويتان.', 'ar')).to.equal('حاويتان.');
    expect(readUnder(one, 'Sorting at home', 'en')).to.equal('Sorting at home');
    expect(readUnder(text('', '', 'x'.repeat(5_000)), 'y', 'en').length).to.be.at.most(400);
  });
});
