interface Box {
  /** Inches. */
  w: number;
  h: number;
}

const pointsInInch = 72;
/** Width of a letter and height of a line, as shares of the size: a little more than both scripts take. */
const letter = 0.5;
const line = 1.4;

/** The largest size in points at which the paragraphs fit the box, as far as their lengths tell. */
export function fitSize(
  paragraphs: readonly string[],
  { w, h }: Box,
  { largest, smallest }: { largest: number; smallest: number },
): number {
  for (let size = largest; size > smallest; size--) {
    const perLine = Math.max(1, Math.floor((w * pointsInInch) / (size * letter)));
    const lines = paragraphs.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / perLine)), 0);
    if (lines * size * line + paragraphs.length * 6 <= h * pointsInInch) return size;
  }
  return smallest;
}
