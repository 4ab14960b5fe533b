/** A run of letters on a page: its words in reading order, its place with y upwards. */
export interface PlacedRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const arabicLetter = /\p{Script=Arabic}/u;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** A line reads from the right when more of its letters are Arabic. */
const isRightToLeft = (runs: readonly PlacedRun[]): boolean => {
  const text = runs.map((run) => run.text).join('');
  return count(text, /\p{Script=Arabic}/gu) > count(text, /\p{Script=Latin}/gu);
};

/** Runs of about the same height on the page are one line, however they were written down. */
function groupIntoLines(runs: readonly PlacedRun[]): PlacedRun[][] {
  const lines: PlacedRun[][] = [];
  for (const run of [...runs].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const line = lines.at(-1);
    const height = Math.max(line?.[0]?.height ?? 0, run.height, 1);
    if (line?.[0] && Math.abs(line[0].y - run.y) <= 0.4 * height) line.push(run);
    else lines.push([run]);
  }
  return lines;
}

/** From the right; but what is not Arabic (a number of several runs, a Latin name) from the left within itself. */
function fromTheRight(runs: readonly PlacedRun[]): PlacedRun[] {
  const ordered: PlacedRun[] = [];
  let latin: PlacedRun[] = [];
  const flush = (): void => {
    ordered.push(...latin);
    latin = [];
  };
  for (const run of [...runs].sort((one, other) => other.x - one.x)) {
    if (arabicLetter.test(run.text)) {
      flush();
      ordered.push(run);
    } else {
      latin.unshift(run);
    }
  }
  flush();
  return ordered;
}

/** The distance between two runs, from whichever side they follow each other. */
const gapBetween = (one: PlacedRun, other: PlacedRun): number =>
  Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);

function joinRuns(runs: readonly PlacedRun[]): string {
  let text = '';
  let before: PlacedRun | undefined;
  for (const run of runs) {
    const isApart = before && gapBetween(before, run) > 0.15 * Math.max(before.height, run.height, 1);
    text += (isApart ? ' ' : '') + run.text;
    before = run;
  }
  return text;
}

/**
 * Vowel signs that are drawn by themselves lie on their letter without a width of their own, often under a number that
 * says nothing: they would tear its word apart, and search goes without them.
 */
// eslint-disable-next-line no-control-regex -- as above
const isLetters = ({ text }: PlacedRun): boolean => /[^\p{Mn}\s\u0000-\u001f]/u.test(text);

/** The text of a page in reading order, line by line, for lines of either direction. */
export const toLines = (runs: readonly PlacedRun[]): string =>
  groupIntoLines(runs.filter(isLetters))
    .map((line) =>
      joinRuns(isRightToLeft(line) ? fromTheRight(line) : [...line].sort((one, other) => one.x - other.x)),
    )
    .join('\n');
