import { expect } from 'chai';
import { Choices, createHeadingReader, headingOf } from '../../../server/content/index.ts';
import { contentKinds } from '../../../server/content/index.ts';
import { columnKey, listColumns } from '../../../server/content/transfer/tables/columns.ts';
import { guardCell, unguardCell } from '../../../server/content/transfer/tables/cell-guard.ts';
import { readDate, readNumber } from '../../../server/content/transfer/tables/written-values.ts';
import { locales } from '../../../server/language/index.ts';
import { labels, vocabularies } from '../../support/words.ts';

const readHeading = createHeadingReader(labels);
const choices = new Choices(vocabularies, labels);
const columns = listColumns(contentKinds, () => 12);

describe('headings', () => {
  it('are read back to their own column, in both languages and as keys', () => {
    expect(columns.length).to.be.greaterThan(500);
    for (const column of columns) {
      for (const locale of locales) {
        const heading = headingOf(column, locale, labels);
        expect(readHeading(heading), heading).to.deep.equal(column);
      }
      expect(readHeading(column.key)).to.deep.equal(column);
      expect(columnKey(column.tableField, column.row, column.part)).to.equal(column.key);
    }
  });

  it('are told apart within a language', () => {
    for (const locale of locales) {
      const headings = columns.map((column) => headingOf(column, locale, labels));
      expect(new Set(headings).size).to.equal(columns.length);
    }
  });

  it('say what is in the column', () => {
    const heading = (key: string, locale: 'ar' | 'en') =>
      headingOf(
        columns.find((column) => column.key === key)!,
        locale,
        labels,
      );
    expect(heading('title.ar', 'ar')).to.equal('عنوان الممارسة (العربية)');
    expect(heading('title.en', 'en')).to.equal('Title (English)');
    expect(heading('results.2.indicator.ar', 'en')).to.equal('Results in figures 2: Indicator (Arabic)');
    expect(heading('results.2.indicator.ar', 'ar')).to.equal('النتائج المتحققة بالأرقام 2: المؤشر (العربية)');
    expect(heading('title.state.en', 'ar')).to.equal('عنوان الممارسة (الإنكليزية، حالة الترجمة)');
  });

  it('may be typed with other case, spaces, digits and hamzas', () => {
    const keyOf = (heading: string) => readHeading(heading)?.key;
    expect(keyOf('  TITLE  (english)')).to.equal('title.en');
    expect(keyOf('مستوي الادله')).to.equal('evidence');
    expect(keyOf('النتائج المتحققة بالارقام ٣: المؤشر (العربيه)')).to.equal('results.3.indicator.ar');
  });

  it('that no field has are not guessed at', () => {
    for (const heading of [
      'Colour',
      'Title',
      'Title (French)',
      'results.0.value',
      'results.9999.value',
      'constructor',
      '',
    ]) {
      expect(readHeading(heading), heading).to.equal(undefined);
    }
  });
});

describe('codes in cells', () => {
  it('may be written as the label of either language', () => {
    for (const { name, terms } of vocabularies.all()) {
      for (const { code, ar, en } of terms) {
        for (const spelling of [code, ar, en, ` ${en.toUpperCase()} `]) {
          expect(choices.code(name, spelling), `${name}: ${spelling}`).to.equal(code);
        }
        expect(`${ar}${en}`, `${name}: the marks between entries`).not.to.match(/[;؛|\n]/);
      }
    }
  });

  it('that mean nothing stay as they are', () => {
    expect(choices.code('sectors', 'Beekeeping')).to.equal('Beekeeping');
    expect(choices.language('Klingon')).to.equal('Klingon');
    expect(choices.truth('perhaps')).to.equal('perhaps');
  });

  it('say yes and no, and languages, as people do', () => {
    expect(['نعم', 'Yes', 'TRUE', '1'].map((text) => choices.truth(text))).to.deep.equal([
      true,
      true,
      true,
      true,
    ]);
    expect(['لا', 'no', 'False', '0'].map((text) => choices.truth(text))).to.deep.equal([
      false,
      false,
      false,
      false,
    ]);
    expect(['العربية', 'Kurdish', 'en'].map((text) => choices.language(text))).to.deep.equal([
      'ar',
      'ku',
      'en',
    ]);
  });
});

describe('numbers and dates in cells', () => {
  it('are read in either digits, grouped or not', () => {
    const written: [string, number | undefined][] = [
      ['42', 42],
      ['-3.5', -3.5],
      ['−3', -3],
      ['٣٫٥', 3.5],
      ['۱۲', 12],
      ['١٬٢٣٤٬٥٦٧', 1234567],
      ['31,000', 31000],
      ['180 000 000', 180000000],
      ['1e-7', 1e-7],
      [' 7 ', 7],
      ['1,5', undefined],
      ['31,00', undefined],
      ['42%', undefined],
      ['about 7', undefined],
      ['0x10', undefined],
      ['', undefined],
    ];
    for (const [text, value] of written) expect(readNumber(text), text).to.equal(value);
  });

  it('are read with the day before the month', () => {
    const written: [string, string][] = [
      ['2021', '2021'],
      ['2021-03', '2021-03'],
      ['2021/3/5', '2021-03-05'],
      ['5/3/2021', '2021-03-05'],
      ['٥/٣/٢٠٢١', '2021-03-05'],
      ['3.2021', '2021-03'],
      ['spring 2021', 'spring 2021'],
      ['1/2/3', '1/2/3'],
    ];
    for (const [text, date] of written) expect(readDate(text), text).to.equal(date);
  });
});

describe('a cell that a spreadsheet would run', () => {
  it('is guarded, and only such a cell', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"]) {
      expect(guardCell(text)).to.equal(`'${text}`);
      expect(unguardCell(guardCell(text))).to.equal(text);
    }
    for (const text of ["'quoted'", 'a=b', '', ' =1', "''"]) {
      expect(guardCell(text)).to.equal(text);
      expect(unguardCell(text)).to.equal(text);
    }
  });
});
