/** One measured figure beside what was asked of it. */
export interface Bar {
  what: string;
  measured: number;
  /** At most, or at least, this. */
  bound: { most: number } | { least: number };
  unit: string;
}

export const isMet = ({ measured, bound }: Bar): boolean =>
  'most' in bound ? measured <= bound.most : measured >= bound.least;

const places = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);

/** One line a bar, passes and failures alike. */
export function barLines(bars: readonly Bar[]): string[] {
  return bars.map((bar) => {
    const [sign, limit] = 'most' in bar.bound ? ['≤', bar.bound.most] : ['≥', bar.bound.least];
    const verdict = isMet(bar) ? 'pass' : 'FAIL';
    return `${verdict}  ${bar.what}: ${places(bar.measured)} ${bar.unit} (${sign} ${limit})`.replace(
      '  (',
      ' (',
    );
  });
}
