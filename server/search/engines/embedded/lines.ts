/** So many are encoded at a time: a millisecond or two. */
const linesPerPiece = 20_000;

/** The first `size` of `lines` in UTF-8, in pieces; no line holds a line break. */
export function* toPieces(lines: readonly string[], size: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let from = 0; from < size; from += linesPerPiece) {
    yield encoder.encode(lines.slice(from, Math.min(size, from + linesPerPiece)).join('\n'));
  }
}

/** The lines of pieces, one after the other. */
export function* fromPieces(pieces: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder();
  for (const piece of pieces) yield* decoder.decode(piece).split('\n');
}
