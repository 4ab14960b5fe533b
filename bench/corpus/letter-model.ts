import type { Random } from '../random.ts';

const order = 3;
const edge = '\n';
// Longer ones are two words run together.
const longest = 14;

/**
 * Which letter follows which three, learned from real words (each as often as it is given): what it writes looks
 * like words of their language, with its prefixes, endings and runs of letters.
 */
export class LetterModel {
  private readonly followers = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const marked = edge.repeat(order) + word + edge;
      for (let at = order; at < marked.length; at++) {
        const before = marked.slice(at - order, at);
        const list = this.followers.get(before);
        if (list) list.push(marked[at]!);
        else this.followers.set(before, [marked[at]!]);
      }
    }
  }

  /** One invented word; maybe a real one. */
  write(random: Random): string {
    let marked = edge.repeat(order);
    while (marked.length < longest + order) {
      const list = this.followers.get(marked.slice(-order))!;
      const next = list[Math.floor(random() * list.length)]!;
      if (next === edge) break;
      marked += next;
    }
    return marked.slice(order);
  }
}
