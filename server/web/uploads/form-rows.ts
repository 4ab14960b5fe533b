import type { TakenFile } from '../../attachments/index.ts';

type FormBody = Record<string, string | string[]>;

/** The rows that a group of a form has at most. */
const mostRows = 40;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The fields of a form with files, flat, and the rows of its groups that name files. */
export class FormRows {
  readonly body: FormBody;

  /** @param fields as the form's reader made them: names with brackets, which ours have not, are left out */
  constructor(fields: unknown) {
    this.body = {};
    for (const [name, value] of Object.entries(Object(fields) as Record<string, unknown>)) {
      if (isText(value)) this.body[name] = value;
      else if (Array.isArray(value) && value.every(isText)) this.body[name] = value;
    }
  }

  /** The files that the form names already in the rows of `group`. */
  hashesOf(group: string): string[] {
    return Array.from({ length: this.count(group) }, (_, at) => this.body[`${group}.${at}.file`]).filter(
      isText,
    );
  }

  /** How many more files a group takes: 40 in all, like every group of a form. */
  roomIn(group: string): number {
    return mostRows - this.count(group);
  }

  /** Adds a row for a file; the same file twice is one row. */
  add(group: string, { hash, name }: Pick<TakenFile, 'hash' | 'name'>): void {
    if (this.hashesOf(group).includes(hash)) return;
    const at = this.count(group);
    this.body[`${group}.${at}.file`] = hash;
    this.body[`${group}.${at}.name`] = name;
    this.body[`${group}.rows`] = String(at + 1);
  }

  private count(group: string): number {
    const said = Object.hasOwn(this.body, `${group}.rows`) ? Number(this.body[`${group}.rows`]) : 0;
    return Number.isInteger(said) && said > 0 ? Math.min(said, mostRows) : 0;
  }
}
