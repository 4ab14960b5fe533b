import type { ContentService } from '../../../../content/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { Exercise } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';

/** What one should know of an option before one votes: where to read it, what it costs, how sure it is. */
export interface OptionFacts {
  href: string;
  facts: string[];
}

/** By external id, of those options that are practices everyone may read. */
export async function findOptionFacts(
  content: ContentService,
  exercise: Exercise,
  { locale, t }: PageContext,
  vocabularies: Vocabularies,
): Promise<Map<string, OptionFacts>> {
  const ids = exercise.options.flatMap(({ record }) => record ?? []);
  const records = await content.listPublishedByExternalIds(ids);
  return new Map(
    records.map((record) => {
      const { externalId, kind, id } = record;
      const facts: string[] = [];
      if (record.kind === 'practice') {
        const { cost_band: band, evidence, lessons = [] } = record.values;
        if (band !== undefined) facts.push(vocabularies.get('cost-bands').label(band, locale));
        if (evidence !== undefined) facts.push(vocabularies.get('evidence-levels').label(evidence, locale));
        if (lessons.length > 0) facts.push(t('card:lessons', { count: lessons.length }));
      }
      return [externalId, { href: paths.record(locale, kind, id), facts }];
    }),
  );
}
