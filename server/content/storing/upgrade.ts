type Values = Readonly<Record<string, unknown>>;

/** Until version 2 attachments were mere lists of hashes. */
const toMediaRows = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? { file: one, name: one.slice(0, 12) } : one))
    : value;

/** Values that were written with declarations of `version`, in the form of the present ones. */
export function upgradeValues(version: number, values: Values): Values {
  if (version >= 2) return values;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      key === 'media' || key === 'files' ? toMediaRows(value) : value,
    ]),
  );
}
