import { z } from 'zod';
import { locales, type Locale } from '../../language/index.ts';
import type { SearchHit } from '../../search/index.ts';
import { hitSchema, toHit } from './search-answer.ts';
import { searchText } from './search-parameters.ts';

const usualAlike = 5;
const mostAlike = 20;

export const similarParameters = z.strictObject({
  text: searchText.min(1),
  lang: z.enum(locales).default('ar'),
  limit: z.number().int().min(1).max(mostAlike).default(usualAlike),
});

export const similarAnswerSchema = z.object({ hits: z.array(hitSchema) });
export type SimilarAnswer = z.infer<typeof similarAnswerSchema>;

/** @param origin "https://tajarib.example" */
export const toSimilarAnswer = (
  hits: readonly SearchHit[],
  locale: Locale,
  origin: string,
): SimilarAnswer => ({ hits: hits.map((hit) => toHit(hit, { locale, origin })) });
