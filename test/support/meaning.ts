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

/** Texts that nobody means well with, or that the model was not made for. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'a hundred thousand letters of one word': 'س'.repeat(100_000),
  'a hundred thousand letters of text': 'salty water rises with the tide. '.repeat(3_000),
  'digits only': '1234567890 ٠١٢٣٤٥٦٧٨٩',
  'punctuation only': '!?؟،؛…«»—',
  Kurdish: 'کوردستان هەولێر',
  Hebrew: 'שלום עולם',
  Chinese: '你好世界',
  emoji: '😀👨‍👩‍👧🏽',
  'NUL and other controls': 'a\u0000b\u0007c\u001f',
  'halves of letters': '\ud83d water \udc00',
  'a thousand spaces': ' '.repeat(1_000),
};
