import { expect } from 'chai';
import type { SearchEngine } from '../../server/search/index.ts';
import { aDocument, aQuery } from '../support/documents.ts';

/** How every engine finds the text of the files of records; a part of the engine contract. */
export function findsAttachedText(engine: () => SearchEngine): void {
  const ids = async (text: string): Promise<number[]> =>
    (await engine().search(aQuery(text))).hits.map(({ id }) => id);

  it('finds what stands in the files of a record alone, behind the records that say it themselves', async () => {
    const text = (title: string, body: string, attached?: string) => ({
      ar: { title, summary: '', body, ...(attached !== undefined && { attached }) },
    });
    const long = 'الجريان الليلي '.repeat(200);
    const inFile = {
      ...aDocument(11, { facets: { sector: ['SOL'] } }),
      texts: text('صيانة الطرق', 'ردم الحفر', `${long} reading of the rhizome`),
    };
    const itself = { ...aDocument(12, {}), texts: text('قراءة العدادات', 'نقرأ الجريان الليلي كل شهر') };
    await engine().apply({ put: [inFile, itself], remove: [], position: 5 });
    expect(await ids('الجريان')).to.deep.equal([12, 11]);
    expect(await ids('للجريان ليلي')).to.deep.equal([12, 11]);
    expect(await ids('rhizomes')).to.deep.equal([11]);
    // It is no part of phrases, and nothing is left out for it.
    expect(await ids('"الجريان الليلي"')).to.deep.equal([12]);
    expect(await ids('صيانة -الجريان')).to.deep.equal([11]);
    // As far as the record's own words go, it stands where it stood without its file.
    expect((await ids('صيانة الطرق'))[0]).to.equal(11);
    const { texts, ...rest } = inFile;
    await engine().apply({
      put: [{ ...rest, texts: text(texts.ar.title, 'ردم الحفر') }],
      remove: [],
      position: 6,
    });
    expect(await ids('الجريان')).to.deep.equal([12]);
  });
}
