import type { Locale } from '../../../language/index.ts';
import { textParts, type TextPart } from './columns.ts';
import { headingOf, type FieldLabels } from './headings.ts';
import { allTableFields } from './table-fields.ts';

const isTextPart = (text: string): text is TextPart => (textParts as readonly string[]).includes(text);

/**
 * A problem's path ("results.0.indicator.ar") as people read it, with the field's label; the path itself where
 * no field has it. A shared field's label is the same for all kinds.
 */
export function describePath(path: string, locale: Locale, labels: FieldLabels): string {
  const steps = path.split('.');
  const grouped = allTableFields.find(
    ({ field, group }) => group && group.key === steps[0] && field.key === steps[2],
  );
  if (grouped) {
    const part = steps.slice(3).join('.');
    return headingOf({ tableField: grouped, row: Number(steps[1]) + 1, ...partOf(part) }, locale, labels);
  }
  const single = allTableFields.find(({ field, group }) => !group && field.key === steps[0]);
  if (single) return headingOf({ tableField: single, ...partOf(steps.slice(1).join('.')) }, locale, labels);
  const group = allTableFields.find((tableField) => tableField.group?.key === path)?.group;
  return group ? labels(locale, group.label) : path;
}

const partOf = (part: string): { part?: TextPart } => (isTextPart(part) ? { part } : {});
