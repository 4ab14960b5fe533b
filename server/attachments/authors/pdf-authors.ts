import { withoutHiddenPlaces } from './hidden-places.ts';

/** Strings in brackets, with brackets inside of them, or as digits. */
const literal = /\((?:\\[\s\S]|[^()\\]|\((?:\\[\s\S]|[^()\\]){0,200}\)){0,600}\)/;
const hex = /<[\dA-Fa-f\s]{0,4000}>/;
const string = `(?:${literal.source}|${hex.source})`;

/** More than these are no properties of one document. */
const mostAuthors = 20;
const mostPackets = 10;
const longestPacket = 1024 * 1024;

/** The same place, with nothing to be read in it: no offset in the file changes. */
const blank = (text: string): string =>
  text.startsWith('(') ? `(${' '.repeat(text.length - 2)})` : text.replace(/[\dA-Fa-f]/g, '0');

const blankXml = (text: string): string =>
  text.replace(/>[^<]+(?=<)/g, (words) => words.replace(/[^>\s]/g, ' '));

/** The parts of `text` from "<x:xmpmeta" to its end, each as `change` makes it. */
function inPackets(text: string, change: (packet: string) => string): string {
  let whole = text;
  let from = 0;
  for (let count = 0; count < mostPackets; count += 1) {
    const start = whole.indexOf('<x:xmpmeta', from);
    const end = start < 0 ? -1 : whole.indexOf('</x:xmpmeta>', start);
    if (end < 0 || end - start > longestPacket) break;
    whole = whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end);
    from = end;
  }
  return whole;
}

function withoutProperties(text: string): string {
  const direct = new RegExp(`(/Author\\s*)(${string})`, 'g');
  let bare = text.replace(direct, (_, key: string, value: string) => key + blank(value));
  for (const [, number] of text.matchAll(/\/Author\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/g)) {
    const object = new RegExp(`(\\b${number}\\s{1,9}\\d{1,5}\\s{1,9}obj\\s{0,9})(${string})`, 'g');
    bare = bare.replace(object, (_, head: string, value: string) => head + blank(value));
  }
  return inPackets(bare, (packet) =>
    packet.replace(/<(dc:creator|pdf:Author|xmp:Author)\b[\s\S]{0,4000}?<\/\1>/g, blankXml),
  );
}

/** Whether properties are packed, so that nobody can read them here. */
function isHidden(text: string): boolean {
  const [, number] = /\/Info\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R/.exec(text) ?? [];
  const isPlain =
    number === undefined || new RegExp(`(?:^|\\s)${number}\\s{1,9}\\d{1,5}\\s{1,9}obj\\b`).test(text);
  return (
    !isPlain ||
    /\/Type\s{0,9}\/Metadata\b[^>]{0,300}\/Filter|\/Filter[^>]{0,300}\/Type\s{0,9}\/Metadata\b/.test(text)
  );
}

/**
 * A PDF without the name of its author in its properties, where they stand open in it: everything keeps its place.
 * `mayRemain` where they do not, or where the file is locked, or signed, which holds for it as it is alone.
 */
export function withoutPdfAuthor(file: Buffer): { content: Buffer; mayRemain: boolean } {
  const text = file.toString('latin1');
  const isLeftAlone =
    /\/ByteRange\s{0,9}\[/.test(text) ||
    /\/Encrypt\s{1,9}\d{1,9}\s{1,9}\d{1,5}\s{1,9}R/.test(text) ||
    text.split('/Author').length > mostAuthors;
  if (isLeftAlone) return { content: file, mayRemain: true };
  const bare = withoutProperties(text);
  const content = bare === text ? file : Buffer.from(bare, 'latin1');
  return { content: withoutHiddenPlaces(content), mayRemain: isHidden(text) };
}
