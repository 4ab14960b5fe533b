/**
 * The `most` best of `count` items by `keys` (more is better, then the smaller tie-break), best first. A heap of
 * the best so far: the time is that of one pass, however many items there are.
 * @returns indexes of the items
 */
export function topOf(keys: Float64Array, ties: Uint32Array, count: number, most: number): Uint32Array {
  const heap = new Uint32Array(Math.min(count, most));
  let size = 0;
  // Whether item a is worse than item b.
  const worse = (a: number, b: number): boolean =>
    keys[a]! < keys[b]! || (keys[a] === keys[b] && ties[a]! > ties[b]!);

  const sink = (from: number): void => {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const right = left + 1;
      const child = right < size && worse(heap[right]!, heap[left]!) ? right : left;
      if (!worse(heap[child]!, heap[at]!)) return;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  };

  for (let item = 0; item < count; item++) {
    if (size < heap.length) {
      let at = size++;
      heap[at] = item;
      while (at > 0 && worse(heap[at]!, heap[(at - 1) >> 1]!)) {
        const parent = (at - 1) >> 1;
        [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
        at = parent;
      }
    } else if (size > 0 && worse(heap[0]!, item)) {
      heap[0] = item;
      sink(0);
    }
  }
  return heap.subarray(0, size).sort((a, b) => (worse(a, b) ? 1 : -1));
}
