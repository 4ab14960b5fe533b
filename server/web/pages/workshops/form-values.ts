import { locales, type BilingualText } from '../../../language/index.ts';

/** The texts under `name` of a form that was sent, in their order; what is no text is left out. */
export function textsOf(body: unknown, name: string): string[] {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
  const value = (body as Record<string, unknown>)[name];
  return [value].flat().filter((one): one is string => typeof one === 'string');
}

/** The text under `name`, without the spaces around it; line breaks as one sign. */
export const textOf = (body: unknown, name: string): string =>
  (textsOf(body, name)[0] ?? '').replaceAll('\r\n', '\n').trim();

/** A whole number in Western, Arabic or Persian digits; undefined for an empty field, NaN for anything else. */
export function numberOf(body: unknown, name: string): number | undefined {
  const western = textOf(body, name)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  if (western === '') return undefined;
  return /^\d{1,9}$/.test(western) ? Number(western) : NaN;
}

/** "title.ar" and "title.en" as one text; an empty one is left out. */
export function bilingualOf(body: unknown, name: string): BilingualText {
  return Object.fromEntries(
    locales.map((locale) => [locale, textOf(body, `${name}.${locale}`)]).filter(([, text]) => text !== ''),
  ) as BilingualText;
}

/** "up:s3" as its two halves: what a button is to do, and with what. */
export function orderOf(body: unknown): { verb: string; object: string } {
  const [verb = '', ...rest] = textOf(body, 'do').split(':');
  return { verb, object: rest.join(':') };
}

/** A part of the address: "externalId" of /workshops/:externalId. */
export function partOf(
  req: { params: Readonly<Record<string, string | string[] | undefined>> },
  name: string,
): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}
