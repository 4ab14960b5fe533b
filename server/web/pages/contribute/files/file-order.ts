import { isFiles } from '../fields/asked-field.ts';
import { has, oneOf, type FormBody } from '../fields/form-values.ts';
import { mostRows, readButton } from '../fields/record-form.ts';

/** Buttons beside the files of a record. */
export const fileVerbs: readonly string[] = ['attach', 'up', 'down', 'remove'];

/** How many rows of `group` a form has. */
export const countRows = (body: FormBody, group: string): number =>
  Math.min(mostRows, Math.max(0, Math.trunc(Number(oneOf(body, `${group}.rows`))) || 0));

/** A form with the rows of `group` in another order; those that are left out are gone. @param order their places now */
export function withRows(body: FormBody, group: string, order: readonly number[]): FormBody {
  const row = new RegExp(`^${group}\\.(\\d{1,3})\\.(.+)$`);
  const others = Object.entries(body).flatMap(([name, value]): [string, FormBody[string]][] => {
    const [, at, part] = row.exec(name) ?? [];
    if (at === undefined) return [[name, value]];
    const place = order.indexOf(Number(at));
    return place < 0 ? [] : [[`${group}.${place}.${part}`, value]];
  });
  return { ...Object.fromEntries(others), [`${group}.rows`]: String(order.length) };
}

/** A form as it is after the button beside a file that it was sent with: moved up or down, or removed. Pure. */
export function withFilesMoved(body: FormBody): FormBody {
  const { verb, path, detail } = readButton(body);
  if (!isFiles(path) || !has(body, `${path}.rows`) || !fileVerbs.includes(verb)) return body;
  const order = Array.from({ length: countRows(body, path) }, (_, at) => at);
  const at = Number(detail);
  if (verb === 'attach' || !order.includes(at)) return body;
  if (verb === 'remove') return withRows(body, path, order.toSpliced(at, 1));
  const to = verb === 'up' ? at - 1 : at + 1;
  if (!order.includes(to)) return body;
  [order[at], order[to]] = [to, at];
  return withRows(body, path, order);
}
