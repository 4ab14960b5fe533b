import type { Locale } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { fieldsOf, type ContentKind } from '../../fields/index.ts';
import { isUsual, listColumns, type Column } from './columns.ts';
import { csvHeadings } from './csv.ts';
import type { FieldLabels } from './headings.ts';
import { makeWorkbook } from './xlsx.ts';

export const templateFormats = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof templateFormats)[number];

/** Rows of each group in an empty form; more are added by numbering on. */
const templateRows = 3;
/** What whoever fills in a form says beside the fields. */
const asked: readonly string[] = ['externalId', 'kind', 'status', 'source_lang'];

function templateColumns(kind: ContentKind): Column[] {
  const set = new Set<string>(
    fieldsOf(kind)
      .filter(({ level }) => level === 'automatic')
      .map(({ key }) => key),
  );
  return listColumns([kind], () => templateRows)
    .filter(isUsual)
    .filter(({ tableField: { field, label } }) =>
      label.startsWith('record.') ? asked.includes(field.key) : !set.has(field.key),
    );
}

interface Wording {
  locale: Locale;
  labels: FieldLabels;
  vocabularies: Vocabularies;
}

/** An empty table for records of `kind`: the headings in `locale`, and in a workbook a sheet of the codes. */
export async function makeTemplate(
  kind: ContentKind,
  format: TemplateFormat,
  wording: Wording,
): Promise<Buffer> {
  const columns = templateColumns(kind);
  if (format === 'xlsx') return makeWorkbook(columns, [], wording);
  return Buffer.from(csvHeadings(columns, wording.locale, wording.labels));
}
