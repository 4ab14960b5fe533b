/**
 * Where to go on after signing in: a page of this library, else nowhere. "//elsewhere", "/\elsewhere" and
 * "/<tab>/elsewhere" are other hosts to a browser.
 */
export function readNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined;
  return /^\/(ar|en)(?![^/?#])[\x21-\x5b\x5d-\x7e]*$/.test(value) ? value : undefined;
}
