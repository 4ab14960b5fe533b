/**
 * Optimal string alignment distance: letters more, less, changed, or two neighbours swapped. In UTF-16 units.
 * @returns the distance, or `most` + 1 for anything farther
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let above: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    let least = line;
    for (let column = 1; column <= other.length; column++) {
      const same = one[line - 1] === other[column - 1];
      let distance = Math.min(row[column]! + 1, next[column - 1]! + 1, row[column - 1]! + (same ? 0 : 1));
      const swapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      if (line > 1 && column > 1 && swapped) distance = Math.min(distance, above[column - 2]! + 1);
      next.push(distance);
      if (distance < least) least = distance;
    }
    if (least > most) return most + 1;
    above = row;
    row = next;
  }
  return Math.min(row[other.length]!, most + 1);
}
