import { z } from 'zod';
import { vocabularyNames, type Vocabulary } from '../../vocabularies/index.ts';

const termSchema = z.object({
  code: z.string(),
  ar: z.string(),
  en: z.string(),
  ckb: z.string().optional(),
  short: z.object({ ar: z.string(), en: z.string() }).optional(),
  aliases: z.array(z.string()).optional(),
});

export const vocabularyAnswerSchema = z.object({ name: z.enum(vocabularyNames), terms: z.array(termSchema) });
export type VocabularyAnswer = z.infer<typeof vocabularyAnswerSchema>;

export const vocabulariesAnswerSchema = z.object({ vocabularies: z.array(vocabularyAnswerSchema) });

export const toVocabularyAnswer = ({ name, terms }: Vocabulary): VocabularyAnswer => ({
  name,
  terms: terms.map(({ code, ar, en, ckb, short, aliases }) => ({
    code,
    ar,
    en,
    ...(ckb && { ckb }),
    ...(short && { short }),
    ...(aliases && aliases.length > 0 && { aliases: [...aliases] }),
  })),
});
