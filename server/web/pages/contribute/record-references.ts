import type { ContentService } from '../../../content/index.ts';
import type { Locale } from '../../../language/index.ts';
import { paths } from '../../paths.ts';
import { westernDigits } from './fields/form-values.ts';

const numberIn = (link: string): number | undefined => {
  const text = westernDigits(link);
  const [, id] = /^(?:.*\/(?:practices|lessons|r)\/)?(\d{1,10})(?:[/?#].*)?$/.exec(text) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** Reads what people paste to name a record: its number, the address of its page, or its external id. */
export async function referencesIn(
  links: readonly string[],
  content: Pick<ContentService, 'listPublished'>,
): Promise<(link: string) => string | undefined> {
  const numbers = [...new Set(links.flatMap((link) => numberIn(link) ?? []))];
  const records = numbers.length > 0 ? await content.listPublished(numbers) : [];
  const byNumber = new Map(records.map(({ id, externalId }) => [id, externalId]));
  return (link) => {
    const number = numberIn(link);
    if (number !== undefined) return byNumber.get(number);
    const last = /([A-Za-z0-9._-]{1,80})\/?$/.exec(link.split(/[?#]/)[0] ?? '')?.[1];
    return last === link || link.includes('/') ? last : undefined;
  };
}

/** How stored links are shown again: as the address of the record's page, where it has one. */
export async function addressesOf(
  externalIds: readonly string[],
  content: Pick<ContentService, 'listPublishedByExternalIds'>,
  { locale, origin }: { locale: Locale; origin: string },
): Promise<(externalId: string) => string> {
  const records = externalIds.length > 0 ? await content.listPublishedByExternalIds(externalIds) : [];
  const byExternalId = new Map(records.map((record) => [record.externalId, record]));
  return (externalId) => {
    const record = byExternalId.get(externalId);
    return record ? origin + paths.record(locale, record.kind, record.id) : externalId;
  };
}
