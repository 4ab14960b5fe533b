import { fieldsOn, screensOf } from '../fields/screens.ts';
import type { ContentKind, Field, RowField } from '../fields/index.ts';

/** Rows of each group that a form on paper has room for. */
export const rowsOnPaper = 3;

/** One answer of the form: a field, or a field of a row. */
export interface FormLine {
  /** "solution", "results.0.indicator": it stands in the form, so that the answer is known again. */
  path: string;
  field: Field | RowField;
  screen: string;
}

const onPaper = ({ type }: Field | RowField): boolean =>
  !['file', 'plain', 'point', 'link', 'links'].includes(type);

/** Every answer that a form on paper asks for, in the order of the screens. */
export const formLines = (kind: ContentKind): FormLine[] =>
  screensOf(kind).flatMap((screen) =>
    fieldsOn(kind, screen).flatMap((field): FormLine[] => {
      if (field.key === 'files' || field.key === 'media') return [];
      if (field.type !== 'group')
        return onPaper(field) ? [{ path: field.key, field, screen: screen.name }] : [];
      return Array.from({ length: rowsOnPaper }, (_, row) =>
        field.fields
          .filter(onPaper)
          .map((part) => ({ path: `${field.key}.${row}.${part.key}`, field: part, screen: screen.name })),
      ).flat();
    }),
  );
