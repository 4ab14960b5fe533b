import type { Random } from '../random.ts';

/** Draws 0 … n − 1 with given weights, each draw in constant time (Walker and Vose's alias method). */
export class AliasTable {
  private readonly share: Float64Array;
  private readonly other: Uint32Array;

  constructor(weights: Float64Array) {
    const count = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.share = Float64Array.from(weights, (weight) => (weight * count) / total);
    this.other = Uint32Array.from(weights, (_, index) => index);
    const small: number[] = [];
    const large: number[] = [];
    this.share.forEach((share, index) => (share < 1 ? small : large).push(index));
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large.pop()!;
      this.other[less] = more;
      this.share[more] = this.share[more]! + this.share[less]! - 1;
      (this.share[more] < 1 ? small : large).push(more);
    }
  }

  draw(random: Random): number {
    const at = Math.floor(random() * this.share.length);
    return random() < this.share[at]! ? at : this.other[at]!;
  }
}
