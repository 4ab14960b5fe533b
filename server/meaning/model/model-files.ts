import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  files: Record<string, { bytes: number; sha256: string }>;
}

const names = { pieces: 'pieces.bin', embeddings: 'embeddings.bin', encoder: 'encoder.onnx' } as const;

/** What the encoder is made of, as it lies in a folder, and a fingerprint of all of it. */
export interface ModelFiles extends Record<keyof typeof names, Uint8Array> {
  fingerprint: string;
}

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** @throws with a plain sentence where a file is missing, cut short or changed */
export function readModelFiles(folder: string): ModelFiles {
  const manifestText = readOne(folder, 'manifest.json').toString();
  const { files } = JSON.parse(manifestText) as Manifest;
  const read = (name: string): Uint8Array => {
    const bytes = readOne(folder, name);
    if (digestOf(bytes) !== files[name]?.sha256) {
      throw new Error(`the model file ${name} is damaged: its checksum is not the one in manifest.json`);
    }
    return bytes;
  };
  return {
    pieces: read(names.pieces),
    embeddings: read(names.embeddings),
    encoder: read(names.encoder),
    fingerprint: digestOf(JSON.stringify(files)).slice(0, 16),
  };
}

function readOne(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new Error(`the model file ${name} cannot be read`);
  }
}
