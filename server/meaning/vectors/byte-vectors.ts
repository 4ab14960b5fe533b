import { dimensions } from '../model/embeddings.ts';

/** Vectors as bytes, one after the other: the direction is kept, the length is not. */
export function toBytes(vectors: readonly Float32Array[]): Int8Array {
  const bytes = new Int8Array(vectors.length * dimensions);
  for (const [place, vector] of vectors.entries()) {
    let most = 0;
    for (const value of vector) most = Math.max(most, Math.abs(value));
    const scale = most > 0 ? 127 / most : 0;
    for (let at = 0; at < dimensions; at++) bytes[place * dimensions + at] = Math.round(vector[at]! * scale);
  }
  return bytes;
}

/** Length of each vector of `bytes`; 1 for one of zeros, so that it is like nothing. */
export function lengthsOf(bytes: Int8Array): Float32Array {
  return Float32Array.from({ length: bytes.length / dimensions }, (_, place) => {
    let sum = 0;
    for (let at = place * dimensions; at < (place + 1) * dimensions; at++) sum += bytes[at]! ** 2;
    return Math.sqrt(sum) || 1;
  });
}

/** Cosine of `vector` (of length 1) and the vector at `place` of `bytes`, −1…1. */
export function cosineAt(
  vector: Float32Array,
  bytes: Int8Array,
  lengths: Float32Array,
  place: number,
): number {
  const from = place * dimensions;
  let sum = 0;
  for (let at = 0; at < dimensions; at++) sum += vector[at]! * bytes[from + at]!;
  return sum / lengths[place]!;
}

/** The vector at `place`, of length 1. */
export function vectorAt(bytes: Int8Array, lengths: Float32Array, place: number): Float32Array {
  const from = place * dimensions;
  return Float32Array.from(bytes.subarray(from, from + dimensions), (byte) => byte / lengths[place]!);
}
