import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../server/language/index.ts';

export interface JudgedDocument {
  id: string;
  lang: Locale;
  title: string;
  body: string;
}

/** A question and the one document that answers it. */
export interface JudgedQuery {
  id: string;
  q: string;
  rel: string;
}

/** Documents of one language and questions about them. */
export interface JudgedSet {
  name: string;
  language: Locale;
  documents: JudgedDocument[];
  queries: JudgedQuery[];
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The sets of `folder`: each docs.NAME.jsonl with its queries.NAME.jsonl. Throws where there is none. */
export function loadJudgedSets(folder: string): JudgedSet[] {
  const sets = readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const name = /^docs\.?(.*)\.jsonl$/.exec(file)?.[1];
      if (name === undefined) return [];
      const documents = readLines<JudgedDocument>(join(folder, file));
      const queries = readLines<JudgedQuery>(join(folder, file.replace('docs', 'queries')));
      const [first] = documents;
      return first ? [{ name: name || first.lang, language: first.lang, documents, queries }] : [];
    });
  if (sets.length === 0) throw new Error(`no docs*.jsonl in ${folder}`);
  return sets;
}

const numberIn = (id: string): string => /[^-]*$/.exec(id)![0];

/**
 * The questions of `asked` about the documents of `answered`, where the two sets are parallel: documents are the
 * same where their ids end alike. Undefined where they are not.
 */
export function acrossLanguages(asked: JudgedSet, answered: JudgedSet): JudgedQuery[] | undefined {
  const byNumber = new Map(answered.documents.map(({ id }) => [numberIn(id), id]));
  const queries = asked.queries.map((query) => ({ ...query, rel: byNumber.get(numberIn(query.rel)) }));
  return asked.language !== answered.language && queries.every(({ rel }) => rel !== undefined)
    ? (queries as JudgedQuery[])
    : undefined;
}
