/**
 * The two packages that may be missing (`npm ci --omit=optional`, an unsuited processor), and what is used of them.
 * Their names are no literals, so that the library also compiles without them.
 */
const runtimePackage = 'onnxruntime-node' as string;
const neighboursPackage = 'usearch' as string;

interface Tensor {
  readonly data: Float32Array;
}

export interface Session {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

export interface Runtime {
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => Tensor;
}

/** A graph of neighbours. Keys are whole numbers; `threads` of 1 keeps it to its caller's thread. */
export interface NeighbourGraph {
  add(key: bigint, vector: Float32Array, threads: number): void;
  remove(key: bigint): unknown;
  size(): number | bigint;
  search(vector: Float32Array, count: number, threads: number): { keys: BigUint64Array };
}

export interface Neighbours {
  Index: new (options: {
    dimensions: number;
    metric: 'cos';
    quantization: 'i8';
    expansion_search: number;
  }) => NeighbourGraph;
}

/** @throws where the package is missing or has nothing for this machine */
export async function loadRuntime(): Promise<Runtime> {
  const loaded = (await import(runtimePackage)) as Runtime & { default?: Runtime };
  return loaded.default ?? loaded;
}

/** @throws where the package is missing or has nothing for this machine */
export const loadNeighbours = async (): Promise<Neighbours> =>
  (await import(neighboursPackage)) as Neighbours;
