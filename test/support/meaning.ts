import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encoder } from '../../server/meaning/model/encoder.ts';
import { readModelFiles } from '../../server/meaning/model/model-files.ts';
import { loadNeighbours, loadRuntime } from '../../server/meaning/model/optional-packages.ts';

/** Whether both optional packages are here; suites that need them are left out in one line where they are not. */
export const hasMeaning: Promise<boolean> = Promise.all([loadRuntime(), loadNeighbours()]).then(
  () => true,
  () => false,
);

let encoder: Promise<Encoder> | undefined;

/** The one encoder of all suites. */
export const sharedEncoder = (): Promise<Encoder> =>
  (encoder ??= loadRuntime().then((runtime) => Encoder.open(readModelFiles('models'), runtime)));

/** A copy of the model, to be spoilt. */
export function copyOfModel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tajarib-model-'));
  for (const name of ['manifest.json', 'pieces.bin', 'embeddings.bin', 'encoder.onnx']) {
    cpSync(join('models', name), join(folder, name));
  }
  return folder;
}
