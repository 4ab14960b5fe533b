import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '../../language/index.ts';
import { Encoder } from '../model/encoder.ts';
import { readModelFiles } from '../model/model-files.ts';
import { loadNeighbours, loadRuntime, type Neighbours } from '../model/optional-packages.ts';
import { respell } from '../model/respelling.ts';
import { passagesOf, passageVersion, readUnder, wholeOf, type MeaningDocument } from '../passages.ts';
import { toBytes } from '../vectors/byte-vectors.ts';
import { RecordVectors, type TextVectors } from '../vectors/record-vectors.ts';
import { readVectors, writeVectors, type VectorIdentity } from '../vectors/vector-file.ts';
import type { ThreadAnswer, ThreadCalls, ThreadEnd, ThreadRequest, ThreadStart } from './messages.ts';

/** The thread that holds the model and the vectors: encoding never blocks the one that answers requests. */

/** After a record's encoding the thread rests for this share of the time that it took: others need the processor. */
const rest = 0.5;
/** While there is much to do, what is done is kept so often, in milliseconds, and at most this share of the time. */
const keepEvery = 2_000;
const shareForKeeping = 0.05;
/** Questions whose vectors are kept: pages and filters ask the same again. */
const mostQuestions = 200;

const { modelFolder, vectorFile, library } = workerData as ThreadStart;

interface Opened {
  encoder: Encoder;
  neighbours: Neighbours;
  identity: VectorIdentity;
  served: RecordVectors;
}

let opened: Opened | undefined;
let aside: RecordVectors | undefined;
let keepAgain = Date.now() + keepEvery;
let written = 0;
let ending = false;
let writing: Promise<void> = Promise.resolve();
const questions = new Map<string, Promise<Float32Array>>();

function open(): Opened {
  if (!opened) throw new Error('the model is not loaded');
  return opened;
}

function vectorsFor(isAside: boolean): RecordVectors {
  const vectors = isAside ? aside : open().served;
  if (!vectors) throw new Error('no vectors are being made aside');
  return vectors;
}

/** Takes what was kept into a fresh graph; questions get their turn between the texts. */
async function loadKept({ served, identity }: Opened): Promise<void> {
  const kept = readVectors(vectorFile, identity);
  if (!kept) return;
  for (const [at, text] of kept.texts.entries()) {
    served.add(text);
    if (at % 50 === 49) await setImmediate();
  }
  served.position = written = kept.position;
}

async function encodeRecord({ id, texts }: MeaningDocument): Promise<TextVectors[]> {
  const { encoder } = open();
  const encoded: TextVectors[] = [];
  for (const [language, text] of Object.entries(texts) as [Locale, MeaningDocument['texts'][Locale]][]) {
    if (!text) continue;
    const vectors: Float32Array[] = [];
    const passages = passagesOf(text).map((passage) => readUnder(text, passage, language));
    for (const passage of [wholeOf(text), ...passages]) {
      if (ending) throw new Error('the thread is ending');
      vectors.push(await encoder.encode(passage));
    }
    encoded.push({ record: id, language, vectors: toBytes(vectors) });
  }
  return encoded;
}

function encodeQuestion(text: string): Promise<Float32Array> {
  const known = questions.get(text);
  if (known) return known;
  const { encoder } = open();
  const encoding = encoder.encode(respell(text, encoder.tokeniser));
  questions.set(text, encoding);
  if (questions.size > mostQuestions) questions.delete(questions.keys().next().value!);
  return encoding;
}

async function keepServed(): Promise<void> {
  const { served, identity } = open();
  if (written === served.position) return;
  const start = Date.now();
  written = await writeVectors(vectorFile, served, identity);
  keepAgain = Date.now() + Math.max(keepEvery, (Date.now() - start) / shareForKeeping);
}

const calls: ThreadCalls = {
  async open() {
    const files = readModelFiles(modelFolder);
    const [runtime, neighbours] = await Promise.all([loadRuntime(), loadNeighbours()]);
    const encoder = await Encoder.open(files, runtime);
    const identity = { library, model: `${files.fingerprint}.${passageVersion}` };
    opened = { encoder, neighbours, identity, served: new RecordVectors(neighbours) };
    await loadKept(opened);
  },
  async apply({ put, remove, position }, isAside) {
    const vectors = vectorsFor(isAside);
    for (const id of remove) vectors.remove(id);
    for (const document of put) {
      const start = performance.now();
      vectors.put(document.id, await encodeRecord(document));
      await pause((performance.now() - start) * rest);
    }
    vectors.position = Math.max(vectors.position, position);
    if (!isAside && Date.now() > keepAgain) await calls.keep();
  },
  async near(text, locale, limit) {
    const vector = await encodeQuestion(text);
    return open().served.near(vector, locale, limit);
  },
  nearRecord(id, locale, limit) {
    const { served } = open();
    const best = new Map(
      served
        .listWholes(id)
        .flatMap((vector) => served.near(vector, locale, limit + 1))
        .sort((one, other) => one.score - other.score)
        .map((near) => [near.id, near]),
    );
    best.delete(id);
    return [...best.values()].sort((one, other) => other.score - one.score).slice(0, limit);
  },
  position: () => open().served.position,
  beginAside() {
    aside = new RecordVectors(open().neighbours);
  },
  swap() {
    open().served = vectorsFor(true);
    aside = undefined;
    written = -1;
  },
  clear() {
    open().served = new RecordVectors(open().neighbours);
    aside = undefined;
    written = -1;
  },
  keep() {
    writing = writing.then(keepServed, keepServed);
    return writing;
  },
};

async function answer({ id, method, args }: ThreadRequest): Promise<void> {
  let message: ThreadAnswer;
  try {
    message = { id, value: await (calls[method] as (...given: unknown[]) => unknown)(...args) };
  } catch (error) {
    message = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(message);
}

const answering = new Set<Promise<void>>();

/**
 * Native code that is cut off in the middle of its work takes the whole process with it: what runs is let finish, and
 * then nothing keeps the thread.
 */
async function finish(): Promise<void> {
  ending = true;
  await Promise.all(answering);
  parentPort?.close();
}

parentPort?.on('message', (request: ThreadRequest | ThreadEnd) => {
  if (request === 'end') {
    void finish();
    return;
  }
  const one = answer(request).finally(() => answering.delete(one));
  answering.add(one);
});
