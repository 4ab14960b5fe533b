import type { ContentKind, Field, RowField } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import type { BilingualText, Locale } from '../../../../language/index.ts';
import {
  cleanText,
  has,
  listOf,
  oneOf,
  readDate,
  readNumber,
  readPoint,
  westernDigits,
  type FormBody,
} from './form-values.ts';

type Values = Readonly<Record<string, unknown>>;
type AnyField = Field | RowField;

/** The rows that a form may have of one kind. */
export const mostRows = 40;

export interface FormReading {
  kind: ContentKind;
  fields: readonly Field[];
  /** In which a text is before the writer. */
  languages: readonly Locale[];
  /** What is stored: languages and states that the form does not show stay. */
  before: Values;
  /** A link to a record as it is pasted, to the record's external id; undefined for none. */
  resolve: (link: string) => string | undefined;
}

export interface ReadForm {
  /** Of the fields of the form, by key; undefined empties one. */
  values: Record<string, unknown>;
  /** What cannot be kept as it was typed; what was typed is in the body. */
  problems: Problem[];
}

class Reader {
  readonly problems: Problem[] = [];
  private readonly body: FormBody;
  private readonly reading: FormReading;

  constructor(body: FormBody, reading: FormReading) {
    this.body = body;
    this.reading = reading;
  }

  value(field: AnyField, path: string, before: unknown): unknown {
    const { body } = this;
    switch (field.type) {
      case 'text':
        return this.text(path, field.limit, before as BilingualText | undefined);
      case 'code':
        return oneOf(body, path) || undefined;
      case 'codes':
        return listOf(body, path).filter(Boolean);
      case 'file':
      case 'plain':
        return cleanText(oneOf(body, path), field.type === 'plain' ? field.limit : 64) || before;
      case 'boolean':
        return { yes: true, no: false }[oneOf(body, path)];
      case 'number':
        return this.noting(path, readNumber(oneOf(body, path)), before);
      case 'point':
        return this.noting(path, readPoint(oneOf(body, path)), before);
      case 'date': {
        const part = (name: string): string => oneOf(body, `${path}.${name}`);
        // Of a row's file that is no photograph it is not asked.
        if (path.includes('.') && !has(body, `${path}.year`)) return before;
        return this.noting(path, readDate(part('year'), part('month'), part('day')), before);
      }
      case 'link':
      case 'links':
        return this.links(field.type, path);
      case 'group':
        if (!has(body, `${path}.rows`)) return before;
        return this.rows(field.fields, path, (before ?? []) as readonly Values[]);
    }
  }

  private noting(
    path: string,
    { value, problem }: { value?: unknown; problem?: Omit<Problem, 'path'> },
    before: unknown,
  ): unknown {
    if (!problem) return value;
    this.problems.push({ path, ...problem });
    return before;
  }

  private text(path: string, limit: number, before: BilingualText = {}): BilingualText | undefined {
    const text: BilingualText = { ...before };
    for (const language of this.reading.languages) {
      const name = `${path}.${language}`;
      if (!has(this.body, name)) continue;
      const typed = cleanText(oneOf(this.body, name), limit);
      text[language] = typed;
      if (oneOf(this.body, `${name}.accept`) === 'yes') text.state = acceptedState(text.state, language);
    }
    return text;
  }

  private links(type: 'link' | 'links', path: string): unknown {
    const typed = listOf(this.body, path)
      .flatMap((one) => one.split(/[\s،,]+/))
      .filter(Boolean);
    const found = typed.map((one) => {
      const externalId = this.reading.resolve(westernDigits(one));
      if (externalId === undefined) this.problems.push({ path, code: 'link.unknown', values: { link: one } });
      return externalId;
    });
    const targets = [...new Set(found.filter((one) => one !== undefined))];
    return type === 'link' ? targets[0] : targets;
  }

  private rows(fields: readonly RowField[], path: string, before: readonly Values[]): Values[] {
    const count = Math.min(mostRows, Number(oneOf(this.body, `${path}.rows`)) || 0);
    return Array.from({ length: count }, (_, at) => {
      const earlier = this.earlierRow(`${path}.${at}.file`, before, at);
      return Object.fromEntries(
        fields.map((field) => [
          field.key,
          this.value(field, `${path}.${at}.${field.key}`, earlier?.[field.key]),
        ]),
      );
    });
  }

  /** The stored form of a row: of a file that of the same file, wherever it stood; else the one in its place. */
  private earlierRow(path: string, before: readonly Values[], at: number): Values | undefined {
    const file = oneOf(this.body, path);
    return file ? before.find((row) => row['file'] === file) : before[at];
  }
}

/** A translation that a person has read and lets stand. */
export function acceptedState(state: BilingualText['state'], language: Locale): BilingualText['state'] {
  const { [language]: own, ...others } = state ?? {};
  return own === 'machine' ? { ...others, [language]: 'machine-checked' } : others;
}

/** The fields of a form: what can be kept, and what is wrong with the rest. Pure. */
export function readRecordForm(body: FormBody, reading: FormReading): ReadForm {
  const reader = new Reader(body, reading);
  const values = Object.fromEntries(
    reading.fields.map((field) => [field.key, reader.value(field, field.key, reading.before[field.key])]),
  );
  return { values, problems: reader.problems };
}

/** What a button beside a field asks for: "add:results", "remove:results:2", "translate:solution:en". */
export function readButton(body: FormBody): { verb: string; path: string; detail: string } {
  const [verb = '', path = '', detail = ''] = oneOf(body, 'do').split(':');
  return { verb, path, detail };
}
