import { expect } from 'chai';
import { getDocumentProxy } from 'unpdf';
import { isPdfAvailable, makePackFile, Press, type Exercise } from '../../../server/workshops/index.ts';
import { packWith } from '../../support/packs.ts';

const criteria = ['impact', 'cost', 'feasibility', 'speed', 'inclusion', 'sustainability', 'risk'];
const exercise = (count: number): Exercise => ({
  id: 'e1',
  title: { ar: 'ما الذي نكرّره أولاً؟', en: 'What do we replicate first?' },
  method: 'weighted-scoring',
  options: [
    { id: 'a', text: { ar: 'خفض فاقد شبكات المياه', en: 'Less water lost in the network' } },
    { id: 'b', text: { ar: 'ألواح شمسية للمدارس', en: 'Solar panels for schools' } },
  ],
  criteria: criteria.slice(0, count).map((code) => ({ code, weight: 10 })),
  dots: 3,
  state: 'open',
  chosen: 1,
});

/** The width of the first page, and where its marks 1 to 5 stand: lines of distances from its left edge, in points. */
async function marksOf(bytes: Uint8Array): Promise<{ width: number; lines: number[][] }> {
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const { items } = await page.getTextContent();
  const lines = new Map<number, number[]>();
  for (const item of items) {
    if (!('str' in item) || !/^[1-5]$/.test(item.str)) continue;
    const [, , , , x, y] = item.transform as number[];
    const line = Math.round(y!);
    lines.set(line, [...(lines.get(line) ?? []), x!]);
  }
  const full = [...lines.values()].filter(({ length }) => length >= 5);
  return { width: page.view[2]!, lines: full.map((line) => line.toSorted((one, other) => one - other)) };
}

describe('sheets to score on', function () {
  this.timeout(60_000);
  const press = new Press();
  after(() => press.close());

  for (const language of ['ar', 'both'] as const)
    for (const count of [2, 5, criteria.length])
      it(`keep the boxes of ${count} criteria apart, ${language}`, async function () {
        if (!isPdfAvailable()) return this.skip();
        const source = packWith([], language, { exercises: [exercise(count)] });
        const made = await makePackFile('forms.pdf', source, press, new Date('2026-03-01T00:00:00Z'));
        const { width, lines } = await marksOf(made!.bytes);
        expect(lines).to.have.length(2);
        for (const line of lines) {
          expect(line).to.have.length(5 * count);
          const gaps = line.slice(1).map((x, index) => x - line[index]!);
          // A box is eleven points wide; between two columns there is more room than within one.
          expect(Math.min(...gaps)).to.be.greaterThan(11);
          expect(line[0]).to.be.greaterThan(40);
          expect(line.at(-1)).to.be.lessThan(width - 40);
          const between = gaps.filter((_, index) => index % 5 === 4);
          expect(Math.min(...between, Infinity)).to.be.greaterThan(Math.min(...gaps));
        }
      });
});
