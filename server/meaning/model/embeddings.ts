/** Numbers of a text's or piece's vector. */
export const dimensions = 512;
const rowSize = (dimensions * 6) / 8;

/** The vectors of the pieces, 6 bits a number; each row belongs to one of some blocks with a scale and a least value. */
export class Embeddings {
  private readonly count: number;
  private readonly ranges: Float32Array;
  private readonly blocks: Uint8Array;
  private readonly rows: Uint8Array;

  /** @param file embeddings.bin: number of rows and of blocks, ranges of the blocks, block of each row, rows */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    this.count = view.getUint32(0, true);
    const blocks = view.getUint32(4, true);
    this.ranges = Float32Array.from({ length: 2 * blocks }, (_, at) => view.getFloat32(8 + 4 * at, true));
    const blocksAt = 8 + 8 * blocks;
    this.blocks = file.subarray(blocksAt, blocksAt + this.count);
    this.rows = file.subarray(blocksAt + this.count);
    if (this.rows.length !== this.count * rowSize) throw new Error('the vectors of the pieces are not whole');
  }

  /** The vectors of `pieces`, one after the other. */
  read(pieces: readonly number[]): Float32Array {
    const vectors = new Float32Array(pieces.length * dimensions);
    for (const [place, piece] of pieces.entries()) this.readRow(piece, vectors, place * dimensions);
    return vectors;
  }

  private readRow(piece: number, into: Float32Array, at: number): void {
    const block = this.blocks[piece]!;
    const scale = this.ranges[2 * block]!;
    const least = this.ranges[2 * block + 1]!;
    const { rows } = this;
    let to = at;
    for (let from = piece * rowSize; from < (piece + 1) * rowSize; from += 3) {
      const three = rows[from]! | (rows[from + 1]! << 8) | (rows[from + 2]! << 16);
      into[to++] = least + scale * (three & 63);
      into[to++] = least + scale * ((three >>> 6) & 63);
      into[to++] = least + scale * ((three >>> 12) & 63);
      into[to++] = least + scale * (three >>> 18);
    }
  }
}
