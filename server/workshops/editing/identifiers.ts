/** The first of "s1", "s2", … that none of `used` has: ids are short, and stay what they are. */
export function nextId(prefix: string, used: readonly { id: string }[]): string {
  const highest = used.reduce((most, { id }) => {
    const number = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : 0;
    return Number.isInteger(number) ? Math.max(most, number) : most;
  }, 0);
  return `${prefix}${highest + 1}`;
}

/** `items` with the one at `from` moved by `steps`, as far as the ends. */
export function moved<T>(items: readonly T[], from: number, steps: number): T[] {
  const item = items[from];
  if (item === undefined) return [...items];
  const rest = items.filter((_, index) => index !== from);
  const to = Math.min(Math.max(from + steps, 0), rest.length);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
