import { dimensions, Embeddings } from './embeddings.ts';
import type { ModelFiles } from './model-files.ts';
import type { Runtime, Session } from './optional-packages.ts';
import { Tokeniser } from './tokeniser.ts';

/** Pieces of a text that are read: what follows would change little and cost as much. */
const mostPieces = 1_024;
/** Characters that are cut into pieces at all. */
const longestText = 10_000;

/** Turns texts of both languages into vectors of length 1: texts that say the like point the same way. */
export class Encoder {
  readonly tokeniser: Tokeniser;
  private readonly embeddings: Embeddings;
  private readonly runtime: Runtime;
  private readonly session: Session;

  private constructor(files: ModelFiles, runtime: Runtime, session: Session) {
    this.tokeniser = new Tokeniser(files.pieces);
    this.embeddings = new Embeddings(files.embeddings);
    this.runtime = runtime;
    this.session = session;
  }

  static async open(files: ModelFiles, runtime: Runtime): Promise<Encoder> {
    const session = await runtime.InferenceSession.create(files.encoder, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // It would hold on to the room of the longest text.
      enableCpuMemArena: false,
    });
    return new Encoder(files, runtime, session);
  }

  /** @throws where the result is none: a runtime that does not suit the processor */
  async encode(text: string): Promise<Float32Array> {
    const pieces = this.tokeniser.encode(text.slice(0, longestText)).slice(0, mostPieces);
    const vectors = this.embeddings.read(pieces);
    const input = new this.runtime.Tensor('float32', vectors, [pieces.length, dimensions]);
    const { data } = (await this.session.run({ pieces: input }))['vector']!;
    if (data.length !== dimensions || !Number.isFinite(data[0]))
      throw new Error('the encoder gave no vector');
    return data;
  }
}
