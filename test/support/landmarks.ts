import type { ContentRecord } from '../../server/content/index.ts';
import { titleOf } from '../../server/content/index.ts';
import { languagesOf, type Locale } from '../../server/language/index.ts';
import type { Services } from '../../server/services.ts';
import { paths } from '../../server/web/paths.ts';

/** Records of the starting content that the suites go to, by what is particular about them. */
export interface Landmarks {
  practice: ContentRecord;
  lesson: ContentRecord;
  /** Of the kind that has results to draw, and the longest. */
  longest: ContentRecord;
  onlyIn: Record<Locale, ContentRecord>;
  outdated: ContentRecord;
}

const isIn = (record: ContentRecord, ...wanted: Locale[]): boolean => {
  const languages = languagesOf(titleOf(record));
  return languages.length === wanted.length && wanted.every((one) => languages.includes(one));
};
const sizeOf = (record: ContentRecord): number => JSON.stringify(record.values).length;

export async function findLandmarks({ content }: Services): Promise<Landmarks> {
  const records: ContentRecord[] = [];
  for await (const { id } of content.listPublishedAddresses()) records.push(await content.getPublished(id));
  const first = (what: string, suits: (record: ContentRecord) => boolean): ContentRecord => {
    const found = records.find(suits);
    if (!found) throw new Error(`the starting content has no ${what}`);
    return found;
  };
  return {
    practice: first('practice in both languages', (one) => one.kind === 'practice' && isIn(one, 'ar', 'en')),
    lesson: first('lesson in both languages', (one) => one.kind === 'lesson' && isIn(one, 'ar', 'en')),
    longest: records.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most)),
    onlyIn: {
      ar: first('record in Arabic only', (one) => isIn(one, 'ar')),
      en: first('record in English only', (one) => isIn(one, 'en')),
    },
    outdated: first('outdated translation', (one) => JSON.stringify(one.values).includes('"outdated"')),
  };
}

export const pathOf = (locale: Locale, { kind, id }: ContentRecord): string => paths.record(locale, kind, id);
