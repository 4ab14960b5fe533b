import {
  titleOf,
  toSearchDocument,
  type ContentRecord,
  type ContentService,
  type RecordLink,
} from '../../../content/index.ts';
import { localText, type Locale } from '../../../language/index.ts';
import {
  EngineUnavailable,
  type FacetName,
  type SearchHit,
  type SearchService,
} from '../../../search/index.ts';
import { cardOf, type Card, type CardContext } from '../../cards.ts';
import { paths } from '../../paths.ts';

type Filters = Partial<Record<FacetName, readonly string[]>>;

/** As many as stand beside one another. */
const mostRelated = 3;

export interface LinkedRecords {
  /** Named by this record or naming it. */
  linked: ContentRecord[];
  /** Saying the like; where there are few of those, of the same sector. */
  related: SearchHit[];
}

function namedBy(record: ContentRecord): string[] {
  if (record.kind === 'lesson') return record.values.source ?? [];
  const { lessons = [], similar = [], components = [] } = record.values;
  return [...lessons, ...components.flatMap(({ lesson }) => lesson ?? []), ...similar];
}

/** Published records that this one names, and those that name it; each once, itself left out. */
async function listLinked(record: ContentRecord, content: ContentService): Promise<ContentRecord[]> {
  const [named, referring] = await Promise.all([
    content.listPublishedByExternalIds([...new Set(namedBy(record))]),
    content.listReferring(record.externalId),
  ]);
  const byId = new Map([...named, ...referring].map((one) => [one.id, one]));
  byId.delete(record.id);
  return [...byId.values()];
}

/** Records of the same sector, those from the same places before others. */
async function listOfSector(
  record: ContentRecord,
  limit: number,
  locale: Locale,
  search: SearchService,
): Promise<SearchHit[]> {
  const { sector = [], governorate = [], country = [] } = record.values;
  if (sector.length === 0) return [];
  const ask = async (filters: Filters): Promise<SearchHit[]> => {
    const query = {
      text: '',
      locale,
      filters: { sector, ...filters },
      sort: 'evidence',
      limit,
      offset: 0,
    } as const;
    return (await search.search(query)).hits;
  };
  const near: Filters = governorate.length > 0 ? { governorate } : { country };
  return [...(await ask(near)), ...(await ask({}))];
}

/** What is worth reading after a record. Without search there is nothing, and the page stands without it. */
async function listRelated(
  record: ContentRecord,
  known: ReadonlySet<number>,
  locale: Locale,
  search: SearchService,
): Promise<SearchHit[]> {
  const limit = known.size + mostRelated;
  const unknown = (hits: readonly SearchHit[]): SearchHit[] =>
    [...new Map(hits.map((hit) => [hit.id, hit])).values()].filter(({ id }) => !known.has(id));
  try {
    const similar = unknown(await search.similar(record.id, locale, limit));
    if (similar.length >= mostRelated) return similar.slice(0, mostRelated);
    const others = await listOfSector(record, limit, locale, search);
    return unknown([...similar, ...others]).slice(0, mostRelated);
  } catch (error) {
    if (error instanceof EngineUnavailable) return [];
    throw error;
  }
}

interface Sources {
  content: ContentService;
  search: SearchService;
}

export async function findLinkedRecords(
  record: ContentRecord,
  locale: Locale,
  { content, search }: Sources,
): Promise<LinkedRecords> {
  const linked = await listLinked(record, content);
  const known = new Set([record.id, ...linked.map(({ id }) => id)]);
  return { linked, related: await listRelated(record, known, locale, search) };
}

export const linkTo = (record: ContentRecord, locale: Locale): RecordLink => ({
  title: localText(titleOf(record), locale) ?? { text: record.externalId, language: locale },
  href: paths.record(locale, record.kind, record.id),
});

/** A record that was not searched for, as a card: its title without marks, no passage. */
export function recordCard(record: ContentRecord, context: CardContext): Card {
  const { title } = linkTo(record, context.locale);
  const hit: SearchHit = {
    id: record.id,
    score: 0,
    language: context.locale,
    document: toSearchDocument(record),
    title: { language: title.language, parts: [{ text: title.text, marked: false }] },
    snippet: { language: title.language, parts: [] },
  };
  return cardOf(hit, context);
}

/** A hit as a card of its title alone. */
export const titleCard = (hit: SearchHit, context: CardContext): Card => {
  const card = cardOf(hit, context);
  return { ...card, snippet: { ...card.snippet, parts: [] } };
};
