import { expect } from 'chai';
import { inLocale, paths, queryOf } from '../../server/web/paths.ts';

describe('paths', () => {
  it('keep path, query and filters when the language is switched', () => {
    expect(inLocale('/ar/search?q=%D9%85%D8%A7%D8%A1&sector=WAT&page=2', 'en')).to.equal(
      '/en/search?q=%D9%85%D8%A7%D8%A1&sector=WAT&page=2',
    );
    expect(inLocale('/en', 'ar')).to.equal('/ar');
    expect(inLocale('/en?q=/en/x', 'ar')).to.equal('/ar?q=/en/x');
  });

  it('stay on this host whatever was asked for', () => {
    for (const url of ['//evil.example/x', '/\\evil.example', 'https://evil.example/', '/ar//evil.example']) {
      const answer = inLocale(url, 'en');
      expect(new URL(answer, 'http://tajarib.example').host, url).to.equal('tajarib.example');
    }
  });

  it('repeat the name of a parameter for each of its values and leave out the empty ones', () => {
    expect(queryOf({ sector: ['WAT', 'SOL'], q: '', year: undefined, page: 2 })).to.equal(
      '?sector=WAT&sector=SOL&page=2',
    );
    expect(queryOf({})).to.equal('');
  });

  it('take any text, also one with half a letter', () => {
    expect(paths.search('ar', { q: 'ماء & "x" \ud800' })).to.equal(
      '/ar/search?q=%D9%85%D8%A7%D8%A1+%26+%22x%22+%EF%BF%BD',
    );
    expect(paths.sector('en', '../a b')).to.equal('/en/sectors/..%2Fa%20b');
    expect(paths.governorate('en', '\udc00')).to.equal('/en/governorates/%EF%BF%BD');
  });

  it('lead to each kind in its own folder', () => {
    expect(paths.record('en', 'practice', 7)).to.equal('/en/practices/7');
    expect(paths.recordInBoth('ar', 'lesson', 7)).to.equal('/ar/lessons/7/both');
  });
});
