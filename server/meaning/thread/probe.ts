import { loadNeighbours, loadRuntime } from '../model/optional-packages.ts';
import { dimensions } from '../model/embeddings.ts';
import { readModelFiles } from '../model/model-files.ts';

/**
 * Does once, in a process of its own, what the thread will do all the time. Code that was built for another
 * processor ends a process at once and without an error: better this one than the library.
 */
const files = readModelFiles(process.argv[2]!);
const runtime = await loadRuntime();
const session = await runtime.InferenceSession.create(files.encoder, { intraOpNumThreads: 1 });
const pieces = new runtime.Tensor('float32', new Float32Array(3 * dimensions).fill(0.1), [3, dimensions]);
const { data } = (await session.run({ pieces }))['vector']!;
if (!data.every(Number.isFinite)) throw new Error('the encoder gave no vector');

const { Index } = await loadNeighbours();
const graph = new Index({ dimensions, metric: 'cos', quantization: 'i8', expansion_search: 16 });
graph.add(1n, data, 1);
if (graph.search(data, 1, 1).keys[0] !== 1n) throw new Error('the graph of neighbours found nothing');
