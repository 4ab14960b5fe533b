/** Seconds of a file that nothing is known of: most are quick. */
const unknown = 0.5;

interface Shard {
  work: number;
  files: string[];
}

/**
 * Shares `files` out among `count` shards so that all end at about the same time: the longest first, each to the shard
 * that has least to do. `seconds` tells how long a file takes. Within a shard they keep the order of their names.
 */
export function shareOut(
  files: readonly string[],
  seconds: Readonly<Record<string, number>>,
  count: number,
): string[][] {
  const shards = Array.from({ length: count }, (): Shard => ({ work: 0, files: [] }));
  const workOf = (file: string): number => seconds[file] ?? unknown;
  const longestFirst = [...files].sort((a, b) => workOf(b) - workOf(a) || (a < b ? -1 : 1));
  for (const file of longestFirst) {
    const least = shards.reduce((one, other) => (other.work < one.work ? other : one));
    least.work += workOf(file);
    least.files.push(file);
  }
  return shards.filter((one) => one.files.length > 0).map((one) => one.files.sort());
}
