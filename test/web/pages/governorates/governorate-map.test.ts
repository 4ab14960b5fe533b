import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { packageRoot } from '../../../../server/package-root.ts';
import { loadVocabularies } from '../../../../server/vocabularies/index.ts';
import { loadTranslations } from '../../../../server/web/i18n.ts';
import { classesOf, governorateMap } from '../../../../server/web/pages/governorates/governorate-map.ts';

const governorates = loadVocabularies(join(packageRoot, 'seed/vocabularies')).get('governorates');
const t = loadTranslations(join(packageRoot, 'locales')).translator('en');
const mapOf = (counts: Record<string, number>) =>
  governorateMap({ governorates, counts, locale: 'en', t, href: (code) => `/${code}` });

describe('the map of governorates', () => {
  it('shows the nine members, and others once they have records', () => {
    const { tiles, away } = mapOf({ 'IQ-BG': 2 });
    expect(tiles).to.have.length(10);
    expect(tiles.find(({ code }) => code === 'IQ-BG')).to.include({
      label: 'Baghdad',
      count: 2,
      href: '/IQ-BG',
    });
    expect(away).to.have.length(8).and.not.to.include('IQ-BG');
  });

  it('colours by how many, and says in words what each colour stands for', () => {
    const counts = {
      'IQ-NI': 1,
      'IQ-SD': 2,
      'IQ-AN': 3,
      'IQ-AR': 4,
      'IQ-DA': 5,
      'IQ-SU': 6,
      'IQ-BA': 7,
      'IQ-DQ': 9,
    };
    const { tiles, legend } = mapOf(counts);
    const shades = Object.fromEntries(tiles.map(({ code, shade }) => [code, shade]));
    expect(shades).to.include({ 'IQ-NI': 'm1', 'IQ-SD': 'm1', 'IQ-AN': 'm2', 'IQ-DQ': 'm4', 'IQ-MA': 'm0' });
    expect(legend.map(({ label }) => label)).to.deep.equal([
      'nothing yet',
      'up to 2',
      '3–4',
      '5–6',
      '7 or more',
      'not taking part',
    ]);
  });

  it('has no colour without a meaning when there is nothing, or one number', () => {
    expect(mapOf({}).legend.map(({ shade }) => shade)).to.deep.equal(['m0', 'away']);
    expect(classesOf([3, 3, 3])).to.deep.equal([{ from: 1, to: 3 }]);
    expect(classesOf([])).to.deep.equal([]);
  });

  it('covers every count with exactly one class', () => {
    for (const counts of [[1], [1, 2], [5, 5, 1], [1, 1, 1, 9], [28, 17, 23, 28, 14, 13, 12, 17, 25]]) {
      const classes = classesOf(counts);
      for (const count of counts)
        expect(
          classes.filter(({ from, to }) => count >= from && count <= to),
          `${count} of ${counts.join()}`,
        ).to.have.length(1);
    }
  });

  it('has a place in the styles for every governorate with a tile', () => {
    const css = readFileSync(join(packageRoot, 'public/css/map.css'), 'utf8');
    const { tiles, away } = mapOf({});
    for (const code of [...tiles.map(({ code }) => code), ...away]) expect(css).to.include(`.at-${code} `);
  });
});
