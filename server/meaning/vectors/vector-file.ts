import { readColumns, writeColumns } from '../../column-file.ts';
import { locales } from '../../language/index.ts';
import { dimensions } from '../model/embeddings.ts';
import type { RecordVectors, TextVectors } from './record-vectors.ts';

/** Rises whenever the layout below changes: older files are then made anew. */
const version = 1;

/** What vectors are vectors of: those of another library, or by another model, are not taken. */
export interface VectorIdentity {
  library: string;
  /** Fingerprint of the model, and how it was asked. */
  model: string;
}

interface Header extends VectorIdentity {
  version: number;
  position: number;
}

const bytesOf = ({ vectors }: TextVectors): Uint8Array =>
  new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);

/** Writes what is held at this moment; changes may go on meanwhile. @returns its position */
export async function writeVectors(
  file: string,
  vectors: Pick<RecordVectors, 'position' | 'texts'>,
  identity: VectorIdentity,
): Promise<number> {
  const texts = [...vectors.texts()];
  const header: Header = { ...identity, version, position: vectors.position };
  await writeColumns(file, header, [
    ['records', [Uint32Array.from(texts, ({ record }) => record)]],
    ['languages', [Uint8Array.from(texts, ({ language }) => locales.indexOf(language))]],
    ['vectors', texts.map(bytesOf)],
  ]);
  return header.position;
}

/** The texts that a file holds, with their position; undefined where it is missing, damaged or another's. */
export function readVectors(
  file: string,
  { library, model }: VectorIdentity,
): { position: number; texts: TextVectors[] } | undefined {
  const read = readColumns<Header>(
    file,
    (header) => header.version === version && header.library === library && header.model === model,
  );
  const records = read?.columns.get('records')?.[0];
  const languages = read?.columns.get('languages')?.[0];
  const vectors = read?.columns.get('vectors');
  if (!read || !records || !languages || vectors?.length !== records.length) return undefined;
  const texts = vectors.flatMap((bytes, at): TextVectors[] => {
    const language = locales[languages[at]!];
    if (!language || bytes.length === 0 || bytes.length % dimensions !== 0) return [];
    return [{ record: records[at]!, language, vectors: new Int8Array(bytes.buffer) }];
  });
  return texts.length === records.length ? { position: read.header.position, texts } : undefined;
}

/** How far the vectors kept in `file` are, whichever model made them; undefined where they are missing or damaged. */
export const positionKept = (file: string): number | undefined =>
  readColumns<Header>(file, () => true)?.header.position;
