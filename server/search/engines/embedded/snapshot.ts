import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { facetNames } from '../../search-engine.ts';
import { FacetColumn } from './facet-column.ts';
import type { Column } from './growable.ts';
import { InvertedIndex, type LabelsOf } from './inverted-index.ts';
import { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';
import type { FacetColumns } from './record-table.ts';

/** Rises whenever the layout below or the text analysis changes: older snapshots are then built anew. */
export const snapshotVersion = 2;

const magic = 'TAJARIB\n';
const hashSize = 32;

/** What an index is an index of: another library's snapshot, or one with other vocabularies, is not taken. */
export interface SnapshotIdentity {
  library: string;
  labels: string;
}

const types = { Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;
type TypeName = keyof typeof types;

interface Header extends SnapshotIdentity {
  version: number;
  position: number;
  combinations: Record<string, readonly (readonly string[])[]>;
  columns: { name: string; type: TypeName; length: number }[];
}

function toColumns(index: InvertedIndex): Record<string, Column> {
  const { texts, records } = index;
  const encoder = new TextEncoder();
  const cut = <T extends Column>(column: T, size: number): T => column.subarray(0, size) as T;
  return {
    words: encoder.encode(index.words.toText()),
    stems: encoder.encode(index.stems.toText()),
    wordStems: index.wordStemColumn(),
    wordTexts: index.wordTexts.subarray(0, index.words.size),
    ...index.postings.toColumns(),
    ids: cut(records.ids, records.size),
    published: cut(records.published, records.size),
    evidence: cut(records.evidence, records.size),
    ...Object.fromEntries(
      facetNames.map((name) => [`facet:${name}`, records.facets[name].toColumn(records.size)]),
    ),
    record: cut(texts.record, texts.size),
    language: cut(texts.language, texts.size),
    titleEnd: cut(texts.titleEnd, texts.size),
    summaryEnd: cut(texts.summaryEnd, texts.size),
    length: cut(texts.length, texts.size),
    wordStart: cut(texts.wordStart, texts.size),
    textWords: cut(texts.words, texts.wordCount),
  };
}

/** Writes the whole index to `file`: temporary file, fsync, rename, fsync of the folder. Packs it first. */
export function writeSnapshot(file: string, index: InvertedIndex, identity: SnapshotIdentity): void {
  if (index.isLoose) index.pack();
  const columns = toColumns(index);
  const header: Header = {
    ...identity,
    version: snapshotVersion,
    position: index.position,
    combinations: Object.fromEntries(
      facetNames.map((name) => [name, index.records.facets[name].combinations]),
    ),
    columns: Object.entries(columns).map(([name, column]) => ({
      name,
      type: column.constructor.name as TypeName,
      length: column.length,
    })),
  };
  const head = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  const hash = createHash('sha256');
  const descriptor = openSync(temporary, 'w');
  try {
    const write = (bytes: Uint8Array): void => {
      hash.update(bytes);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    };
    write(Buffer.from(magic));
    write(size);
    write(head);
    for (const { buffer, byteOffset, byteLength } of Object.values(columns)) {
      write(new Uint8Array(buffer, byteOffset, byteLength));
    }
    writeSync(descriptor, hash.digest());
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** The index in `file`; undefined where there is none that fits: missing, cut, changed, older, another's. */
export function readSnapshot(
  file: string,
  identity: SnapshotIdentity,
  labelsOf: LabelsOf,
): InvertedIndex | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const end = bytes.length - hashSize;
  if (end < magic.length + 4 || bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
  const hash = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!hash.equals(bytes.subarray(end))) return undefined;
  const headEnd = magic.length + 4 + bytes.readUInt32LE(magic.length);
  const header = JSON.parse(bytes.toString('utf8', magic.length + 4, headEnd)) as Header;
  const fits =
    header.version === snapshotVersion &&
    header.library === identity.library &&
    header.labels === identity.labels;
  return fits ? toIndex(header, bytes, headEnd, labelsOf) : undefined;
}

function toIndex(header: Header, bytes: Buffer, from: number, labelsOf: LabelsOf): InvertedIndex {
  const columns = new Map<string, Column>();
  let at = from;
  for (const { name, type, length } of header.columns) {
    const size = length * types[type].BYTES_PER_ELEMENT;
    // A copy, since columns need their own alignment.
    const copy = new Uint8Array(size);
    copy.set(bytes.subarray(at, at + size));
    columns.set(name, new types[type](copy.buffer));
    at += size;
  }
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the header says which type it is
  const column = <T extends Column>(name: string): T => columns.get(name) as T;
  const decode = (name: string): Lexicon =>
    Lexicon.fromText(new TextDecoder().decode(column<Uint8Array>(name)));
  const index = new InvertedIndex(labelsOf);
  index.restoreWords(decode('words'));
  index.stems = decode('stems');
  index.wordStems = column('wordStems');
  index.wordTexts = column('wordTexts');
  index.postings = Postings.fromColumns(
    column('postingStart'),
    column('postingTexts'),
    column('postingWeights'),
  );
  index.records.restore({
    ids: column('ids'),
    published: column('published'),
    evidence: column('evidence'),
    facets: Object.fromEntries(
      facetNames.map((name) => [
        name,
        FacetColumn.from(header.combinations[name] ?? [], column(`facet:${name}`)),
      ]),
    ) as FacetColumns,
  });
  const { texts } = index;
  for (const name of ['record', 'length', 'wordStart'] as const) texts[name] = column(name);
  for (const name of ['titleEnd', 'summaryEnd'] as const) texts[name] = column(name);
  texts.language = column('language');
  texts.words = column('textWords');
  texts.size = texts.record.length;
  texts.wordCount = texts.words.length;
  texts.countWords();
  index.position = header.position;
  return index;
}
