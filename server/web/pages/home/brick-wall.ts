/** Bricks of one colour as one path. */
export interface Shade {
  name: 'b0' | 'b1' | 'b2' | 'b3' | 'b4' | 'new';
  path: string;
}

export interface BrickWall {
  /** Records that one brick stands for: 1 until the wall would be too high. */
  perBrick: number;
  width: number;
  /** Pixels on the page: a low wall has larger bricks. */
  shownWidth: number;
  height: number;
  shades: Shade[];
}

const brick = { width: 39, height: 17, gap: 3 };
const step = { x: brick.width + brick.gap, y: brick.height + brick.gap };
/** A wall of 20 courses, 13 bricks wide at its foot and 3 at its top. */
const mostBricks = 180;
const narrowest = 3;
const widestShown = 540;
const largestScale = 1.35;

/** 1, 2, 5, 10, 20, 50 …: the least of them with which the wall is not too high. */
function recordsPerBrick(records: number): number {
  for (let ten = 1; ; ten *= 10) {
    for (const times of [1, 2, 5]) if (records / (times * ten) <= mostBricks) return times * ten;
  }
}

/** Lengths of the courses from the foot up, together `bricks`, each shorter than the one it stands on. */
export function courses(bricks: number): number[] {
  // A stepped slope: with `rows` courses the foot has about three quarters as many bricks.
  const rows = Math.max(1, Math.round((Math.sqrt(2.25 + 1.5 * bricks) - 1.5) / 0.75));
  const foot = Math.max(narrowest, 0.75 * rows);
  const lengths: number[] = [];
  let left = bricks;
  for (let row = 0; left > 0; row += 1) {
    const wanted = Math.round(foot - (row * (foot - narrowest)) / Math.max(1, rows - 1));
    const length = Math.min(left, Math.max(1, wanted));
    lengths.push(length);
    left -= length;
  }
  return lengths;
}

/**
 * The wall of the home page: one brick for each record, gold for those of this month, spread evenly.
 * Drawn for a page that reads from left to right, against its far edge; the view mirrors it.
 */
export function brickWall(records: number, added: number): BrickWall {
  const perBrick = recordsPerBrick(records);
  const bricks = Math.ceil(records / perBrick);
  const gold = Math.min(bricks, Math.ceil(added / perBrick));
  const rows = courses(bricks);
  const width = (Math.max(0, ...rows) + 0.5) * step.x;
  const height = rows.length * step.y;
  const paths = new Map<Shade['name'], string>();
  let index = 0;
  rows.forEach((length, row) => {
    for (let place = 0; place < length; place += 1, index += 1) {
      const isNew = Math.floor(((index + 1) * gold) / bricks) > Math.floor((index * gold) / bricks);
      const name = isNew
        ? 'new'
        : (`b${(index * 7 + row * 3 + ((index * index) % 11)) % 5}` as Shade['name']);
      const x = width - (place + 1) * step.x + (row % 2 === 0 ? step.x / 2 : 0);
      const y = height - (row + 1) * step.y;
      paths.set(name, `${paths.get(name) ?? ''}M${x} ${y}h${brick.width}v${brick.height}h-${brick.width}z`);
    }
  });
  const shownWidth = Math.min(widestShown, Math.round(largestScale * width));
  return { perBrick, width, shownWidth, height, shades: [...paths].map(([name, path]) => ({ name, path })) };
}
