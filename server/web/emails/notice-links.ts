import type { ContentEvent, NoticeName, StillHoldsService } from '../../content/index.ts';
import type { Locale } from '../../language/index.ts';
import { paths } from '../paths.ts';

/**
 * Where messages about records lead; a path alone while nobody has said where the library is: such messages are kept,
 * and whoever opens one is shown the address by which they came.
 */
export const noticeLinks =
  (publicUrl = '', stillHolds: StillHoldsService) =>
  (notice: NoticeName, locale: Locale, { working }: ContentEvent): string => {
    const { id, kind } = working.record;
    const to: Record<NoticeName, () => string> = {
      assigned: () => paths.reviewOf(locale, id),
      changes: () => paths.draft(locale, id),
      rejected: () => paths.draft(locale, id),
      published: () =>
        working.record.values.visibility === 'workshop'
          ? paths.draft(locale, id)
          : paths.record(locale, kind, id),
      translation: () => paths.draftTranslation(locale, id),
      due: () => paths.stillHolds(locale, stillHolds.tokenFor(id, working.reviewDue ?? '')),
    };
    return publicUrl + to[notice]();
  };

/** Where messages about calls lead, likewise. */
export const callLinks =
  (publicUrl = '') =>
  (locale: Locale, id: number): string =>
    publicUrl + paths.call(locale, id);
