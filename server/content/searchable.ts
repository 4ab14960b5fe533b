import { locales, type BilingualText, type Locale } from '../language/index.ts';
import type { DocumentText, SearchDocument } from '../search/index.ts';
import { facetsOf } from './facets.ts';
import {
  fieldsOf,
  filesKey,
  isPhotographName,
  type Field,
  type LessonValues,
  type RowField,
  type SearchField,
} from './fields/index.ts';
import type { ContentRecord } from './record.ts';

type Values = Readonly<Record<string, unknown>>;
type MediaRows = NonNullable<LessonValues['files']>;
interface WeightedText {
  field: SearchField;
  text: BilingualText;
}

/** Every searched text that readers may see, in the order of the declaration; rows of a group one after the other. */
function* searchedTexts(fields: readonly (Field | RowField)[], values: Values): Generator<WeightedText> {
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    if ('readers' in field && field.readers === 'reviewers') continue;
    if (field.type === 'group') {
      for (const row of value as readonly Values[]) yield* searchedTexts(field.fields, row);
    } else if (field.type === 'text' && field.search) {
      yield { field: field.search, text: value as BilingualText };
    }
  }
}

function documentText(texts: readonly WeightedText[], locale: Locale): DocumentText | undefined {
  const written: Record<SearchField, string[]> = { title: [], summary: [], body: [] };
  for (const { field, text } of texts) {
    const words = text[locale];
    if (words) written[field].push(words);
  }
  const { title, summary, body } = written;
  if (title.length + summary.length + body.length === 0) return undefined;
  return { title: title.join('\n\n'), summary: summary.join('\n\n'), body: body.join('\n\n') };
}

/** E0…E4 as a number; −1 where no level was set. */
const evidenceNumber = (code: string | undefined): number => (code ? Number(code.slice(1)) : -1);

/** The documents among the files of a record, as readers know them: what they say is searched with it. */
function documentFiles({ kind, values }: ContentRecord): Pick<SearchDocument, 'files'> {
  const rows = (values as { media?: MediaRows; files?: MediaRows })[filesKey(kind)] ?? [];
  const files = rows.flatMap(({ file, name = '', caption }) =>
    file === undefined || isPhotographName(name) ? [] : [{ hash: file, name, title: caption }],
  );
  return files.length > 0 ? { files } : {};
}

/** What search knows of a published record. Derived from the field declarations alone. */
export function toSearchDocument(record: ContentRecord): SearchDocument {
  const texts = [...searchedTexts(fieldsOf(record.kind), record.values)];
  const document: SearchDocument = {
    id: record.id,
    externalId: record.externalId,
    kind: record.kind,
    sample: record.sample,
    texts: {},
    ...documentFiles(record),
    sourceLang: record.sourceLang === 'en' ? 'en' : 'ar',
    facets: facetsOf(record),
    evidence: record.kind === 'practice' ? evidenceNumber(record.values.evidence) : -1,
    ...(record.status === 'update-due' && { overdue: true }),
    publishedAt: record.publishedAt ?? record.createdAt,
    date: (record.kind === 'practice' ? record.values.start : record.values.observed_on) ?? null,
  };
  for (const locale of locales) {
    const text = documentText(texts, locale);
    if (text) document.texts[locale] = text;
  }
  return document;
}
