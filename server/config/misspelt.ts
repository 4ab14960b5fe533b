import { settingNames, type SettingName } from './settings.ts';

const withoutOwnPrefix = (name: string): string => name.toUpperCase().replace(/^TAJARIB_?/, '');

/** Letters to add, drop, change or swap with the next to make `b` of `a`. */
function distance(a: string, b: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}

/** The setting that `name` was probably meant to be; undefined for names of other programs, and for right ones. */
export function meantSetting(name: string): SettingName | undefined {
  if ((settingNames as string[]).includes(name)) return undefined;
  const asked = withoutOwnPrefix(name);
  // A short name is one letter away from too many others: HOST is not a slip for PORT.
  return settingNames.find((known) => known === asked || (known.length > 4 && distance(asked, known) <= 1));
}
