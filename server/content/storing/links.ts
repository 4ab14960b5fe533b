import { fieldsOf, type ContentKind, type Field, type RowField } from '../fields/index.ts';

/** One record names another: by its field ("source", "components.lesson") and the other's external id. */
export interface Link {
  readonly field: string;
  readonly target: string;
}

type Values = Readonly<Record<string, unknown>>;

function* eachLink(fields: readonly (Field | RowField)[], values: Values, path: string): Generator<Link> {
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined) continue;
    const name = path + field.key;
    if (field.type === 'link') yield { field: name, target: value as string };
    if (field.type === 'links')
      for (const target of value as readonly string[]) yield { field: name, target };
    if (field.type === 'group') {
      for (const row of value as readonly Values[]) yield* eachLink(field.fields, row, `${name}.`);
    }
  }
}

/** Every link of a record's values, each once. */
export function linksOf(kind: ContentKind, values: object): Link[] {
  const links = new Map<string, Link>();
  for (const link of eachLink(fieldsOf(kind), values as Values, '')) {
    links.set(`${link.field} ${link.target}`, link);
  }
  return [...links.values()];
}
