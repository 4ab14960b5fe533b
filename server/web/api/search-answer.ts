import { z } from 'zod';
import { contentKinds } from '../../content/index.ts';
import { contentLanguages, type Locale } from '../../language/index.ts';
import { facetNames, type FacetName, type SearchHit, type SearchResults } from '../../search/index.ts';
import type { MarkedText } from '../../text/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { choiceLabel, choicesOf } from '../pages/search/facet-labels.ts';
import { paths } from '../paths.ts';

const marks = z.array(z.tuple([z.number().int(), z.number().int()]));
const code = z.string();

export const hitSchema = z.object({
  id: z.number().int(),
  externalId: z.string(),
  kind: z.enum(contentKinds),
  url: z.string().meta({ format: 'uri' }),
  title: z.string(),
  snippet: z.string(),
  marks: z.object({ title: marks, snippet: marks }),
  matchedLanguage: z.enum(contentLanguages),
  languages: z.array(z.enum(contentLanguages)),
  sample: z.boolean(),
  sector: z.array(code),
  governorate: z.array(code),
  country: z.array(code),
  evidence: code.nullable(),
  maturity: code.nullable(),
  date: z.string().nullable(),
  publishedAt: z.string().meta({ format: 'date-time' }),
  score: z.number(),
  /** What it was found by; null where nothing was asked. */
  matchedBy: z.enum(['words', 'meaning', 'both']).nullable(),
  /** The passage that is nearest to the question by meaning; null where it was found by words alone. */
  passage: z.object({ text: z.string(), language: z.enum(['ar', 'en']) }).nullable(),
  /** The file of the record in which the snippet stands; null where it is the record's own. */
  inFile: z
    .object({ name: z.string(), page: z.number().int(), url: z.string().meta({ format: 'uri' }) })
    .nullable(),
  /** Why it is among the results though it does not hold the words as typed; empty where it holds them. */
  explanation: z.array(
    z.object({ kind: z.enum(['term', 'name', 'label']), typed: z.string(), matched: z.string() }),
  ),
});

const countSchema = z.object({ code, label: z.string(), count: z.number().int() });
const waySchema = z.object({
  kind: z.enum(['drop-filter', 'drop-all-filters', 'other-language', 'not-verbatim']),
  facet: z.enum([...facetNames, 'years']).optional(),
  codes: z.array(code).optional(),
  language: z.enum(['ar', 'en']).optional(),
  total: z.number().int(),
});

export const searchAnswerSchema = z.object({
  hits: z.array(hitSchema),
  total: z.number().int(),
  facets: z.object(
    Object.fromEntries(facetNames.map((facet) => [facet, z.array(countSchema)])) as Record<
      FacetName,
      z.ZodArray<typeof countSchema>
    >,
  ),
  correction: z
    .object({ kind: z.enum(['spelling', 'keyboard']), typed: z.string(), used: z.string() })
    .optional(),
  relaxed: z.literal('phrase').optional(),
  degraded: z.literal(true).optional(),
  waysOn: z.array(waySchema),
  took: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/** Where marked words start and end in the text, in UTF-16 units as JavaScript counts. */
export function marksOf({ parts }: MarkedText): [number, number][] {
  const found: [number, number][] = [];
  let at = 0;
  for (const { text, marked } of parts) {
    if (marked) found.push([at, at + text.length]);
    at += text.length;
  }
  return found;
}

const plain = ({ parts }: MarkedText): string => parts.map(({ text }) => text).join('');

interface Reader {
  locale: Locale;
  /** "https://tajarib.example" */
  origin: string;
  vocabularies: Vocabularies;
}

export function toHit(
  hit: SearchHit,
  { locale, origin }: Pick<Reader, 'locale' | 'origin'>,
): SearchAnswer['hits'][number] {
  const { id, externalId, kind, sample, facets, date, publishedAt } = hit.document;
  return {
    id,
    externalId,
    kind,
    url: origin + paths.record(locale, kind, id),
    title: plain(hit.title),
    snippet: plain(hit.snippet),
    marks: { title: marksOf(hit.title), snippet: marksOf(hit.snippet) },
    matchedLanguage: hit.language,
    languages: facets.language as SearchAnswer['hits'][number]['languages'],
    sample,
    sector: facets.sector,
    governorate: facets.governorate,
    country: facets.country,
    evidence: facets.evidence[0] ?? null,
    maturity: facets.maturity[0] ?? null,
    date,
    publishedAt,
    // It falls with age from moment to moment; an unchanged answer should look unchanged.
    score: Math.round(hit.score * 10_000) / 10_000,
    matchedBy: hit.matchedBy ?? null,
    passage: hit.nearest
      ? { text: plain(hit.nearest), language: hit.nearest.language === 'ar' ? 'ar' : 'en' }
      : null,
    inFile: hit.inFile
      ? { name: hit.inFile.name, page: hit.inFile.page, url: origin + paths.file(id, hit.inFile.hash) }
      : null,
    explanation: hit.reasons ?? [],
  };
}

/** Every choice of a facet in the order of its vocabulary, also those that would find nothing. */
function countsOf(
  facet: FacetName,
  counts: Readonly<Record<string, number>>,
  { vocabularies, locale }: Reader,
) {
  const choices = choicesOf(vocabularies, facet);
  const codes = choices.length > 0 ? choices : Object.keys(counts).sort().reverse();
  return codes.map((one) => ({
    code: one,
    label: choiceLabel(vocabularies, facet, one, locale),
    count: counts[one] ?? 0,
  }));
}

export function toSearchAnswer(results: SearchResults, reader: Reader): SearchAnswer {
  const { hits, total, facets, correction, relaxed, degraded, waysOn, took } = results;
  return {
    hits: hits.map((hit) => toHit(hit, reader)),
    total,
    facets: Object.fromEntries(
      facetNames.map((facet) => [facet, countsOf(facet, facets[facet], reader)]),
    ) as SearchAnswer['facets'],
    ...(correction && { correction }),
    ...(relaxed && { relaxed }),
    ...(degraded && { degraded }),
    waysOn: waysOn.map((way) => ('codes' in way ? { ...way, codes: [...way.codes] } : way)),
    took: Math.round(took * 100) / 100,
  };
}
