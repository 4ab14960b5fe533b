const endOfSentence = /[.؟?!؛;](?=\s|$)/g;

/** The first sentences of `text` that fit `most` characters, closed by a stop where it was a semicolon; a first one that does not ends at a word. */
export function shorten(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  let end = 0;
  for (const { index } of flat.matchAll(endOfSentence)) if (index < most) end = index + 1;
  if (end > most / 3) return flat.slice(0, end).replace(/[؛;]$/, '.');
  return `${flat.slice(0, flat.lastIndexOf(' ', most - 1)).trimEnd()}…`;
}
