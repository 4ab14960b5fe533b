import { fieldAt, listTexts, type WorkingRecord } from '../../../content/index.ts';
import type { BilingualText, Locale } from '../../../language/index.ts';
import { acceptedState } from '../contribute/fields/record-form.ts';
import { cleanText, has, oneOf, type FormBody } from '../contribute/fields/form-values.ts';

type Values = Readonly<Record<string, unknown>>;

/** The fields of a record with the translations that were sent; what was not asked stays. */
export function readTranslation(body: FormBody, { record }: WorkingRecord, target: Locale): Values {
  const values = record.values as Values;
  const changed: Record<string, unknown> = {};
  for (const { path, limit, text } of listTexts(record.kind, values, record.sourceLang)) {
    const name = `${path}.${target}`;
    if (!has(body, name)) continue;
    const place = fieldAt(record.kind, path)!;
    const typed = cleanText(oneOf(body, name), limit);
    const isAccepted = oneOf(body, `${name}.accept`) === 'yes';
    const after: BilingualText = {
      ...text,
      [target]: typed || undefined,
      ...(isAccepted && { state: acceptedState(text.state, target) }),
    };
    if (!place.group) changed[path] = after;
    else {
      const rows = (changed[place.group] ?? values[place.group]) as readonly Values[];
      changed[place.group] = rows.map((row, at) =>
        at === place.row ? { ...row, [place.field.key]: after } : row,
      );
    }
  }
  return changed;
}
