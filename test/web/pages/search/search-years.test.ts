import { expect } from 'chai';
import { yearsView } from '../../../../server/web/pages/search/search-years.ts';

const upTo = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [2000 + index, index + 1]));

describe('the years of a search', () => {
  it('are bars without gaps in time, the highest for the most records', () => {
    const { bars } = yearsView({ 2019: 2, 2021: 4 }, {});
    expect(bars.map(({ year, count, height }) => [year, count, height])).to.deep.equal([
      ['2019', 2, 28],
      ['2020', 0, 0],
      ['2021', 4, 56],
    ]);
  });

  it('are named and counted one by one only where there is room', () => {
    const room = (count: number) => {
      const { named, counted, first, last } = yearsView(upTo(count), {});
      return [named, counted, first, last];
    };
    expect(room(7)).to.deep.equal([true, true, '2000', '2006']);
    expect(room(8)).to.deep.equal([false, true, '2000', '2007']);
    expect(room(13)).to.deep.equal([false, false, '2000', '2012']);
  });

  it('are the latest where there are too many', () => {
    const { bars } = yearsView({ 1950: 1, ...upTo(10) }, {});
    expect([bars.length, bars.at(-1)?.year]).to.deep.equal([24, '2009']);
  });

  it('keep a year that was asked for as a choice, though no record is of it', () => {
    const { from, bars } = yearsView({ 2020: 1 }, { yearFrom: 1950 });
    expect(from.filter(({ selected }) => selected).map(({ year }) => year)).to.deep.equal(['1950']);
    expect(bars[0]?.within).to.equal(true);
  });
});
