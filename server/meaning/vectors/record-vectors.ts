import type { Locale } from '../../language/index.ts';
import { dimensions } from '../model/embeddings.ts';
import type { NeighbourGraph, Neighbours } from '../model/optional-packages.ts';
import { cosineAt, lengthsOf, vectorAt } from './byte-vectors.ts';

/** One language's text of a record: the vector of the whole first, then those of its passages. */
export interface TextVectors {
  record: number;
  language: Locale;
  vectors: Int8Array;
}

/** A record that is near to a text by meaning. */
export interface NearRecord {
  id: number;
  /** Cosine of the whole and of its best passage, added: −2…2; of a record in two languages the mean of both. */
  score: number;
  /** The languages that it is written in. */
  written: readonly Locale[];
  /** Of the text whose passage is shown: the nearest, or the reader's where it is about as near. */
  language: Locale;
  /** Place of the nearest passage in `passagesOf` that text. */
  passage: number;
}

interface Held extends TextVectors {
  lengths: Float32Array;
}

/** So many texts near by their whole are looked at passage by passage. */
const looked = 200;
/** Neighbours that a search of the graph keeps in view: more is more exact. */
const inView = 256;
/** Where a record says it in both languages, the reader's is preferred unless the other is this much nearer. */
const ownLanguage = 0.1;

/** Vectors of records in memory, with a graph of neighbours over those of the whole texts. */
export class RecordVectors {
  /** The last change of the log that is in here. */
  position = 0;
  private readonly held = new Map<number, Held>();
  private readonly keysOfRecord = new Map<number, number[]>();
  private readonly graph: NeighbourGraph;
  private lastKey = 0;

  constructor({ Index }: Neighbours) {
    this.graph = new Index({ dimensions, metric: 'cos', quantization: 'i8', expansion_search: inView });
  }

  get records(): number {
    return this.keysOfRecord.size;
  }

  /** Puts the texts of a record in the place of those it had. */
  put(record: number, texts: readonly TextVectors[]): void {
    this.remove(record);
    for (const text of texts) this.add(text);
  }

  add(text: TextVectors): void {
    const key = ++this.lastKey;
    const lengths = lengthsOf(text.vectors);
    this.held.set(key, { ...text, lengths });
    const keys = this.keysOfRecord.get(text.record);
    if (keys) keys.push(key);
    else this.keysOfRecord.set(text.record, [key]);
    this.graph.add(BigInt(key), vectorAt(text.vectors, lengths, 0), 1);
  }

  remove(record: number): void {
    for (const key of this.keysOfRecord.get(record) ?? []) {
      this.held.delete(key);
      this.graph.remove(BigInt(key));
    }
    this.keysOfRecord.delete(record);
  }

  /** Every text, in the order in which they came. */
  *texts(): Generator<TextVectors> {
    yield* this.held.values();
  }

  /** The vector of each text of a record; none for one that is not here. */
  listWholes(record: number): Float32Array[] {
    return (this.keysOfRecord.get(record) ?? []).map((key) => {
      const { vectors, lengths } = this.held.get(key)!;
      return vectorAt(vectors, lengths, 0);
    });
  }

  /** Records near to `vector` (of length 1), the nearest first, each once; at most `limit`. */
  near(vector: Float32Array, locale: Locale, limit: number): NearRecord[] {
    if (this.held.size === 0) return [];
    const { keys } = this.graph.search(vector, Math.min(looked, this.held.size), 1);
    const records = new Set([...keys].flatMap((key) => this.held.get(Number(key))?.record ?? []));
    return [...records]
      .map((record) => this.nearness(vector, record, locale))
      .sort((one, other) => other.score - one.score || one.id - other.id)
      .slice(0, limit);
  }

  private nearness(vector: Float32Array, record: number, locale: Locale): NearRecord {
    const texts = this.keysOfRecord.get(record)!.map((key) => {
      const text = this.held.get(key)!;
      const found = nearest(vector, text);
      return { ...found, preferred: found.score + (found.language === locale ? ownLanguage : 0) };
    });
    const { language, passage } = texts.reduce((best, one) => (one.preferred > best.preferred ? one : best));
    const score = texts.reduce((sum, one) => sum + one.score, 0) / texts.length;
    return { id: record, score, written: texts.map((text) => text.language), language, passage };
  }
}

/** The place of the passage that is nearest, and how near the text is. */
function nearest(
  vector: Float32Array,
  { language, vectors, lengths }: Held,
): Pick<NearRecord, 'score' | 'language' | 'passage'> {
  let passage = 0;
  let most = -1;
  for (let place = 1; place < lengths.length; place++) {
    const cosine = cosineAt(vector, vectors, lengths, place);
    if (cosine > most) [most, passage] = [cosine, place - 1];
  }
  return { score: cosineAt(vector, vectors, lengths, 0) + most, language, passage };
}
