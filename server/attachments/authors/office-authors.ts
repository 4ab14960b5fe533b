import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FileTypeName } from '../types/accepted.ts';
import { listZipEntries, type ZipEntry } from '../types/zip-entries.ts';
import { withoutHiddenPlaces } from './hidden-places.ts';
import { replaceEntries } from './replace-entries.ts';

/** Bytes of one part, unpacked; larger ones are not looked through. */
const mostInPart = 30 * 1024 * 1024;
const unpack = promisify(inflateRaw);

/** Elements whose whole text is taken out, and attributes whose value is; prefixes are each writer's own. */
interface Naming {
  readonly parts: RegExp;
  readonly elements?: string;
  readonly attributes?: string;
  /** Elements that are taken out with all that is in them. */
  readonly whole?: string;
}

const office: readonly Naming[] = [
  { parts: /^docProps\/core\.xml$/, elements: 'creator|lastModifiedBy' },
  { parts: /^docProps\/app\.xml$/, elements: 'Company|Manager' },
  // Who changed, and who remarked on what.
  { parts: /^word\/[^/]+\.xml$/, attributes: 'author|initials|userId' },
  { parts: /^ppt\/(commentAuthors|authors)\.xml$/, attributes: 'name|initials|userId' },
  { parts: /^xl\/(comments[^/]*|comments\/[^/]+)\.xml$/, elements: 'author' },
  { parts: /^xl\/persons\/[^/]+\.xml$/, attributes: 'displayName|userId' },
  // The folder in which it was kept is often named after a person.
  { parts: /^xl\/workbook\.xml$/, attributes: 'userName', whole: 'absPath' },
];

const openDocument: readonly Naming[] = [
  { parts: /^meta\.xml$/, elements: 'creator|initial-creator|printed-by', whole: 'user-defined' },
  { parts: /^(content|styles)\.xml$/, elements: 'creator|creator-initials' },
];

/** What somebody has put down beside the document; nothing in it is needed. */
const ownProperties = 'docProps/custom.xml';
const noProperties = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
);

/** Photographs, as a phone has taken them. */
const pictures = /\.(jpe?g|jfif|tiff?)$/i;

/** A signature names who signed, and holds for the file as it is: such a file is left alone. */
const signatures = /^(_xmlsignatures\/|META-INF\/(documentsignatures|macrosignatures)\.xml$)/;

function withoutNames(xml: string, { elements, attributes, whole }: Naming): string {
  let text = xml;
  if (elements) {
    const inside = new RegExp(`(<(?:[\\w-]+:)?(?:${elements})\\b[^<>]*>)[^<]+(?=</)`, 'g');
    text = text.replace(inside, '$1');
  }
  if (attributes) {
    const value = new RegExp(`(\\s(?:[\\w-]+:)?(?:${attributes})\\s*=\\s*)("[^"]+"|'[^']+')`, 'g');
    text = text.replace(value, '$1""');
  }
  if (whole) {
    const of = `(?:[\\w-]+:)?(?:${whole})`;
    const all = new RegExp(`<${of}\\b[^<>]*/>|<${of}\\b[^<>]*>[^<]*</${of}>`, 'g');
    text = text.replace(all, '');
  }
  return text;
}

/** Undefined where the part is not in UTF-8, as all of today's are: it is left as it is. */
function withoutNamesIn(part: Buffer, naming: Naming): Buffer | undefined {
  const xml = part.toString('utf8');
  return Buffer.from(xml).equals(part) ? Buffer.from(withoutNames(xml, naming)) : undefined;
}

async function contentOf(file: Buffer, { offset, compressed, method }: ZipEntry): Promise<Buffer> {
  const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(from, from + compressed);
  return method === 0 ? packed : unpack(packed, { maxOutputLength: mostInPart });
}

/**
 * An office document without the names of those who wrote, changed and remarked on it, and the places of its photographs; `mayRemain` where it is signed, or
 * where a part is too large to be looked through. Throws where a part cannot be unpacked.
 */
export async function withoutOfficeAuthors(
  file: Buffer,
  type: FileTypeName,
): Promise<{ content: Buffer; mayRemain: boolean }> {
  const entries = listZipEntries(file) ?? [];
  if (entries.some(({ name }) => signatures.test(name))) return { content: file, mayRemain: true };
  const namings = type.startsWith('od') ? openDocument : office;
  const contents = new Map<string, Buffer>();
  let mayRemain = false;
  for (const entry of entries) {
    if (entry.name === ownProperties && !(await contentOf(file, entry)).equals(noProperties)) {
      contents.set(entry.name, noProperties);
    }
    const naming = namings.find(({ parts }) => parts.test(entry.name));
    const isPicture = pictures.test(entry.name);
    if (!naming && !isPicture) continue;
    if (entry.size > mostInPart) {
      mayRemain = true;
      continue;
    }
    const part = await contentOf(file, entry);
    const bare = naming ? withoutNamesIn(part, naming) : withoutHiddenPlaces(part);
    if (bare === undefined) mayRemain = true;
    else if (!bare.equals(part)) contents.set(entry.name, bare);
  }
  return { content: contents.size > 0 ? replaceEntries(file, contents) : file, mayRemain };
}
