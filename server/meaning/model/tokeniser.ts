import { Normaliser } from './normaliser.ts';
import { PieceTrie } from './piece-trie.ts';

/** Numbers of the pieces that are none: unknown, start and end. */
const unknown = 0;
const start = 1;
const end = 2;

/** Cuts texts into the pieces of the model: SentencePiece's unigram segmentation, the likeliest way through. */
export class Tokeniser {
  readonly pieces: readonly string[];
  private readonly scores: Float32Array;
  private readonly unknownScore: number;
  private readonly normaliser: Normaliser;
  private readonly trie: PieceTrie;

  /** @param file pieces.bin: number of pieces, sizes of text and map, score of the unknown; then those three parts */
  constructor(file: Uint8Array) {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const [count, textSize, mapSize] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [
      number,
      number,
      number,
    ];
    this.unknownScore = view.getFloat32(12, true);
    const scoresAt = 16 + textSize;
    this.pieces = Buffer.from(file.subarray(16, scoresAt)).toString('utf8').trimEnd().split('\n');
    if (this.pieces.length !== count) throw new Error('the table of pieces is not whole');
    this.scores = Float32Array.from({ length: count }, (_, at) => view.getFloat32(scoresAt + 4 * at, true));
    const mapAt = scoresAt + 4 * count;
    this.normaliser = new Normaliser(file.subarray(mapAt, mapAt + mapSize));
    this.trie = new PieceTrie(this.pieces);
  }

  /** The pieces of `text` by number, between those of start and end. Any text has at least three. */
  encode(text: string): number[] {
    const normalised = this.normaliser.normalise(text);
    return [start, ...(normalised === '' ? [unknown] : this.segment(normalised)), end];
  }

  private segment(text: string): number[] {
    const { length } = text;
    // Best way to each place: its score (in doubles: sums of thousands), where its last piece begins, which it is.
    const best = new Float64Array(length + 1).fill(-Infinity);
    const from = new Int32Array(length + 1);
    const piece = new Int32Array(length + 1);
    best[0] = 0;
    const reach = (at: number, to: number, number: number, score: number): void => {
      if (score <= best[to]!) return;
      best[to] = score;
      from[to] = at;
      piece[to] = number;
    };
    for (let at = 0; at < length; at++) {
      const so = best[at]!;
      if (so === -Infinity) continue;
      const single = text.codePointAt(at)! > 0xffff ? 2 : 1;
      let hasSingle = false;
      let node = 0;
      for (let next = at; next < length; next++) {
        node = this.trie.step(node, text.charCodeAt(next));
        if (node === 0) break;
        const number = this.trie.pieceAt[node]!;
        if (number < 0) continue;
        reach(at, next + 1, number, so + this.scores[number]!);
        if (next + 1 === at + single) hasSingle = true;
      }
      if (!hasSingle) reach(at, at + single, unknown, so + this.unknownScore);
    }
    const numbers: number[] = [];
    for (let at = length; at > 0; at = from[at]!) numbers.push(piece[at]!);
    return numbers.reverse();
  }
}
