import { z } from 'zod';
import { contentKinds } from '../../content/index.ts';
import { locales, type Locale } from '../../language/index.ts';
import type { Suggestion } from '../../search/index.ts';
import { paths } from '../paths.ts';
import { searchText } from './search-parameters.ts';

export const suggestParameters = z.strictObject({
  q: searchText.optional(),
  lang: z.enum(locales).default('ar'),
});

const suggestionSchema = z.object({
  kind: z.enum(['correction', 'term', 'record']),
  text: z.string(),
  language: z.enum(locales),
  /** Where it leads: the search for these words, or the record. */
  url: z.string().meta({ format: 'uri' }),
  /** Of a record. */
  recordKind: z.enum(contentKinds).optional(),
});

export const suggestAnswerSchema = z.object({ suggestions: z.array(suggestionSchema) });
export type SuggestAnswer = z.infer<typeof suggestAnswerSchema>;

/** @param origin "https://tajarib.example" */
export function toSuggestAnswer(
  suggestions: readonly Suggestion[],
  locale: Locale,
  origin: string,
): SuggestAnswer {
  return {
    suggestions: suggestions.map((one) => {
      const { kind, text, language } = one;
      return one.kind === 'record'
        ? {
            kind,
            text,
            language,
            url: origin + paths.record(locale, one.recordKind, one.id),
            recordKind: one.recordKind,
          }
        : { kind, text, language, url: origin + paths.search(locale, { q: text }) };
    }),
  };
}
