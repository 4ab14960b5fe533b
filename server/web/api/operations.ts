import { z } from 'zod';
import { vocabularyNames, type Vocabularies } from '../../vocabularies/index.ts';
import { paths } from '../paths.ts';
import type { ProblemKind } from './problem.ts';
import { recordAnswerSchema } from './record-answer.ts';
import { searchAnswerSchema } from './search-answer.ts';
import { searchParameters } from './search-parameters.ts';
import { similarAnswerSchema, similarParameters } from './similar-answer.ts';
import { suggestAnswerSchema, suggestParameters } from './suggest-answer.ts';
import { vocabulariesAnswerSchema, vocabularyAnswerSchema } from './vocabulary-answer.ts';

/** One thing that can be asked of the API: what the routes check, the OpenAPI document and its page say. */
export interface Operation {
  /** Also the key of its texts: `operation.<id>` of `api`. */
  readonly id: 'search' | 'similar' | 'suggest' | 'record' | 'vocabularies' | 'vocabulary';
  /** As OpenAPI writes it, with parameters in braces. */
  readonly path: string;
  readonly inPath: z.ZodObject;
  readonly inQuery: z.ZodObject;
  readonly answer: z.ZodType;
  /** Name of the answer's schema. */
  readonly answerName: string;
  readonly problems: readonly ProblemKind[];
  /** A path that can be tried. */
  readonly example: string;
}

const nothing = z.strictObject({});
const always: readonly ProblemKind[] = ['method-not-allowed', 'too-many-requests'];

export const listOperations = (vocabularies: Vocabularies): readonly Operation[] => [
  {
    id: 'search',
    path: paths.apiSearch(),
    inPath: nothing,
    inQuery: searchParameters(vocabularies),
    answer: searchAnswerSchema,
    answerName: 'SearchAnswer',
    problems: ['invalid-parameters', ...always, 'getting-ready'],
    example: paths.apiSearch({ q: 'water', lang: 'en', sector: 'WAT', limit: 5 }),
  },
  {
    id: 'suggest',
    path: paths.apiSuggest(),
    inPath: nothing,
    inQuery: suggestParameters,
    answer: suggestAnswerSchema,
    answerName: 'Suggestions',
    problems: ['invalid-parameters', ...always, 'getting-ready'],
    example: paths.apiSuggest({ q: 'wat', lang: 'en' }),
  },
  {
    id: 'similar',
    path: paths.apiSimilar(),
    inPath: nothing,
    inQuery: similarParameters,
    answer: similarAnswerSchema,
    answerName: 'SimilarRecords',
    problems: ['invalid-parameters', ...always, 'getting-ready'],
    example: paths.apiSimilar({ text: 'salt water in the river', lang: 'en' }),
  },
  {
    id: 'record',
    path: '/api/v1/records/{id}',
    inPath: z.strictObject({ id: z.number().int().min(1) }),
    inQuery: nothing,
    answer: recordAnswerSchema(vocabularies),
    answerName: 'Record',
    problems: ['not-found', ...always],
    example: paths.apiRecord(1),
  },
  {
    id: 'vocabularies',
    path: paths.apiVocabularies(),
    inPath: nothing,
    inQuery: nothing,
    answer: vocabulariesAnswerSchema,
    answerName: 'Vocabularies',
    problems: always,
    example: paths.apiVocabularies(),
  },
  {
    id: 'vocabulary',
    path: '/api/v1/vocabularies/{name}',
    inPath: z.strictObject({ name: z.enum(vocabularyNames) }),
    inQuery: nothing,
    answer: vocabularyAnswerSchema,
    answerName: 'Vocabulary',
    problems: ['not-found', ...always],
    example: paths.apiVocabulary('governorates'),
  },
];
