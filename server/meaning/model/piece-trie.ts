const none = -1;

/** Pieces by their letters (UTF-16 units): a table of steps in typed arrays, a fifth of what nested maps take. */
export class PieceTrie {
  /** Number of the piece that ends at a node; −1 for none. */
  readonly pieceAt: Int32Array;
  private readonly mask: number;
  /** Step (node, unit) → node, open addressing; a node of 0 is an empty place, since nothing leads to the root. */
  private readonly fromNode: Uint32Array;
  private readonly unit: Uint16Array;
  private readonly toNode: Uint32Array;
  private nodes = 1;

  constructor(pieces: readonly string[]) {
    const most = pieces.reduce((sum, { length }) => sum + length, 1);
    const room = 2 ** Math.ceil(Math.log2(most * 1.5));
    this.mask = room - 1;
    this.fromNode = new Uint32Array(room);
    this.unit = new Uint16Array(room);
    this.toNode = new Uint32Array(room);
    const pieceAt = new Int32Array(most).fill(none);
    for (const [number, piece] of pieces.entries()) {
      let node = 0;
      for (let at = 0; at < piece.length; at++) node = this.add(node, piece.charCodeAt(at));
      pieceAt[node] = number;
    }
    this.pieceAt = pieceAt.slice(0, this.nodes);
  }

  /** The node after `node` by `unit`; 0 where no piece goes on so. */
  step(node: number, unit: number): number {
    return this.toNode[this.placeOf(node, unit)]!;
  }

  private add(node: number, unit: number): number {
    const place = this.placeOf(node, unit);
    if (this.toNode[place] === 0) {
      this.fromNode[place] = node;
      this.unit[place] = unit;
      this.toNode[place] = this.nodes++;
    }
    return this.toNode[place]!;
  }

  private placeOf(node: number, unit: number): number {
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    for (place = (place ^ (place >>> 15)) & this.mask; ; place = (place + 1) & this.mask) {
      if (this.toNode[place] === 0) return place;
      if (this.fromNode[place] === node && this.unit[place] === unit) return place;
    }
  }
}
