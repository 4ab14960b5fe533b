import { can } from '../../../accounts/index.ts';
import type { ContentRecord } from '../../../content/index.ts';
import type { Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';

/** Where a record stood in the votes of public workshops, and the way into a workshop of one's own. */
export function workshopLinks(
  { externalId, id }: ContentRecord,
  decided: readonly Workshop[],
  { locale, t, account }: PageContext,
) {
  const decisions = decided.flatMap((workshop) =>
    workshop.exercises.flatMap(({ options, result }) => {
      const option = options.find(({ record }) => record === externalId);
      const place = result?.options.find((one) => one.option === option?.id);
      return place
        ? [
            {
              title: workshop.title,
              href: paths.workshop(locale, workshop.externalId),
              sample: workshop.sample,
              says: t('workshops:decisions.rank', { rank: place.rank, of: options.length }),
            },
          ]
        : [];
    }),
  );
  return { decisions, pick: can(account, 'workshop.write') ? paths.pickForWorkshop(locale, id) : '' };
}
