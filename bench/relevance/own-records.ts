import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../server/language/index.ts';
import { textsIn } from '../corpus/real-texts.ts';
import { recordsFolder } from '../paths.ts';
import type { JudgedDocument, JudgedQuery } from './judged-sets.ts';

interface SampleRecord {
  externalId: string;
  title?: Partial<Record<Locale, string>>;
}

/**
 * The sample records in one language alone, and their titles in another as questions: how far the field's terms
 * and names lead from one language to the other.
 */
export function ownRecords(
  asked: Locale,
  answered: Locale,
): { documents: JudgedDocument[]; queries: JudgedQuery[] } {
  const records = readdirSync(recordsFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(recordsFolder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SampleRecord)
    .filter(({ title }) => title?.[answered] !== undefined);
  return {
    documents: records.map(({ title, ...rest }) => ({
      id: rest.externalId,
      lang: answered,
      title: title![answered]!,
      body: [...textsIn(rest, answered)].join('\n'),
    })),
    queries: records.flatMap(({ externalId: id, title }) => {
      const q = title![asked];
      return q === undefined ? [] : [{ id, q, rel: id }];
    }),
  };
}
