/** A piece of a text beside an earlier one. */
export interface TextPart {
  text: string;
  change: 'same' | 'added' | 'removed';
}

/** Words whole, with their marks and joined prefixes; what stands between them, sign by sign. */
const pieces = /[\p{L}\p{M}\p{N}\u200c]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Beyond so many pieces on either side the whole is shown as replaced: no text of a record is that long. */
const mostPieces = 4_000;

/** Lengths of the longest common subsequences of the ends from each place on. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let at = one.length - 1; at >= 0; at--) {
    const row = rows[at]!;
    const below = rows[at + 1]!;
    for (let to = other.length - 1; to >= 0; to--) {
      row[to] = one[at] === other[to] ? below[to + 1]! + 1 : Math.max(below[to]!, row[to + 1]!);
    }
  }
  return rows;
}

function append(parts: TextPart[], text: string, change: TextPart['change']): void {
  const last = parts.at(-1);
  if (last?.change === change) last.text += text;
  else parts.push({ text, change });
}

/** Word by word, what `after` says otherwise than `before`; together the parts are both texts, whole. Pure. */
export function compareTexts(before: string, after: string): TextPart[] {
  const one: string[] = before.match(pieces) ?? [];
  const other: string[] = after.match(pieces) ?? [];
  const parts: TextPart[] = [];
  if (one.length > mostPieces || other.length > mostPieces) {
    if (before) append(parts, before, 'removed');
    if (after) append(parts, after, 'added');
    return parts;
  }
  const common = commonLengths(one, other);
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    if (at < one.length && to < other.length && one[at] === other[to]) {
      append(parts, one[at]!, 'same');
      at++;
      to++;
    } else if (at < one.length && (to === other.length || common[at + 1]![to]! >= common[at]![to + 1]!)) {
      append(parts, one[at++]!, 'removed');
    } else {
      append(parts, other[to++]!, 'added');
    }
  }
  return parts;
}
