import { withRoom } from './growable.ts';

/** How heavily one text holds each of its stems; kept from text to text, and cleared of what it held. */
export class StemWeights {
  private weights = new Uint32Array(0);
  private readonly stems: number[] = [];

  add(stem: number, weight: number): void {
    if (stem >= this.weights.length) this.weights = withRoom(this.weights, stem + 1);
    if (this.weights[stem] === 0) this.stems.push(stem);
    this.weights[stem] = this.weights[stem]! + weight;
  }

  /** Visits every stem in order of its first coming, and forgets them. */
  drain(visit: (stem: number, weight: number) => void): void {
    for (const stem of this.stems) {
      visit(stem, this.weights[stem]!);
      this.weights[stem] = 0;
    }
    this.stems.length = 0;
  }
}
