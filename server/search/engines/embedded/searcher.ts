import type { EngineHit, EngineResults, SearchQuery } from '../../search-engine.ts';
import type { QueryPlan } from '../../query-plan.ts';
import { rank, type Candidate, type Occurrence } from '../../ranking.ts';
import { Coverage } from './coverage.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { reasonsFor } from './match-reasons.ts';
import { RecordFilter } from './record-filter.ts';
import { TextScores } from './text-scores.ts';
import { SoftWords } from './soft-words.ts';
import { TextConditions } from './text-conditions.ts';
import { textLanguages } from './text-table.ts';
import { topOf } from './top.ts';
import { toMatches, type WordMatch } from './word-matches.ts';

/** So many of the best are ordered by `ranking.ts`; past them the order is BM25's. */
const ranked = 100;
/** A level of evidence outweighs any date. */
const levelOfEvidence = 1e14;

/** Finds, filters, counts and orders. One at a time: it keeps its working arrays. */
export class Searcher {
  private readonly scores = new TextScores();
  // Per record: the best text's score, and which text that is; first `matched` entries of `slots`.
  private slots = new Uint32Array(0);
  private keys = new Float64Array(0);
  private ids = new Uint32Array(0);
  private bestText = new Int32Array(0);
  private relaxed = false;

  /** @param now milliseconds since 1970, for freshness */
  search(index: InvertedIndex, query: SearchQuery, plan: QueryPlan, now: number): EngineResults {
    const filter = new RecordFilter(index.records, query);
    this.makeRoom(index.records.size);
    this.relaxed = false;
    const isBlank = query.text.trim() === '';
    const matches = toMatches(index, plan);
    const coverage = new Coverage(plan, matches);
    const matched = isBlank
      ? this.takeAll(index, filter)
      : this.takeMatching(index, plan, matches, coverage, filter);
    const byWords = query.sort === 'relevance' && !isBlank;
    if (!byWords) this.keyByDate(index, matched, query);
    const best = topOf(this.keys, this.ids, matched, Math.max(ranked, query.offset + query.limit));
    const hits = byWords
      ? this.rankBest(index, plan, matches, coverage, best, now)
      : Array.from(best, (at) => this.toHit(index, at, this.keys[at]!, query));
    return {
      hits: hits.slice(query.offset, query.offset + query.limit),
      total: filter.total,
      facets: filter.facets(),
      stems: matches.flatMap(({ stems, idf }) =>
        stems.map(({ stem, share }): [string, number] => [index.stems.at(stem), idf * share]),
      ),
      ...(this.relaxed ? { relaxed: 'phrase' as const } : {}),
      ...(plan.correction && { correction: plan.correction }),
    };
  }

  private makeRoom(size: number): void {
    if (size <= this.slots.length) return;
    const room = Math.ceil(size * 1.5);
    this.slots = new Uint32Array(room);
    this.keys = new Float64Array(room);
    this.ids = new Uint32Array(room);
    this.bestText = new Int32Array(room).fill(-1);
  }

  private takeAll({ records }: InvertedIndex, filter: RecordFilter): number {
    let matched = 0;
    for (let slot = 0; slot < records.size; slot++) {
      if (records.alive[slot] === 0 || !filter.take(slot)) continue;
      this.slots[matched] = slot;
      this.ids[matched] = records.ids[slot]!;
      this.bestText[matched++] = -1;
    }
    return matched;
  }

  private takeMatching(
    index: InvertedIndex,
    plan: QueryPlan,
    matches: readonly WordMatch[],
    coverage: Coverage,
    filter: RecordFilter,
  ): number {
    const { records, texts } = index;
    this.scores.run(index, matches);
    const least = coverage.least(this.scores.countsByMask(index));
    const conditions = new TextConditions(index, plan);
    const holdsEnough = (text: number): boolean => coverage.share(this.scores.masks[text]!) >= least;
    // A record's texts: the better one speaks for it.
    let best = this.scores.bestPerRecord(
      texts,
      records,
      (text) => holdsEnough(text) && conditions.hold(text),
    );
    this.relaxed = best.length === 0 && plan.phrases.length > 0;
    if (this.relaxed) {
      // No text has the exact phrase: better its words, said so, than nothing.
      best = this.scores.bestPerRecord(
        texts,
        records,
        (text) => holdsEnough(text) && !conditions.exclude(text),
      );
    }
    let matched = 0;
    for (const text of best) {
      const slot = texts.record[text]!;
      if (!filter.take(slot)) continue;
      this.slots[matched] = slot;
      this.ids[matched] = records.ids[slot]!;
      this.keys[matched] = this.scores.scores[text]!;
      this.bestText[matched++] = text;
    }
    return matched;
  }

  private keyByDate({ records }: InvertedIndex, matched: number, query: SearchQuery): void {
    for (let at = 0; at < matched; at++) {
      const slot = this.slots[at]!;
      const level = query.sort === 'evidence' ? records.evidence[slot]! * levelOfEvidence : 0;
      this.keys[at] = level + records.published[slot]!;
    }
  }

  private rankBest(
    index: InvertedIndex,
    plan: QueryPlan,
    matches: readonly WordMatch[],
    coverage: Coverage,
    best: Uint32Array,
    now: number,
  ): EngineHit[] {
    const wordOfStem = new Map<number, number>();
    for (const { word, stems } of matches) {
      for (const { stem } of stems) if (!wordOfStem.has(stem)) wordOfStem.set(stem, word);
    }
    const softOf = new SoftWords(index, matches);
    const toCandidate = (at: number): Candidate & { text: number } => {
      const slot = this.slots[at]!;
      const text = this.bestText[at]!;
      return {
        id: this.ids[at]!,
        text,
        score: this.keys[at]!,
        occurrences: occurrencesIn(index, text, wordOfStem),
        soft: softOf.frequencies(text),
        norm: this.scores.norms[text]!,
        titleLength: index.texts.titleEnd[text]!,
        evidence: index.records.evidence[slot]!,
        published: index.records.published[slot]!,
      };
    };
    const first = rank(Array.from(best.subarray(0, ranked), toCandidate), matches, now).map(
      ({ id, score, text }) => ({
        id,
        score,
        language: textLanguages[index.texts.language[text]!]!,
      }),
    );
    const rest = Array.from(best.subarray(ranked), (at) => ({
      id: this.ids[at]!,
      score: this.keys[at]!,
      language: textLanguages[index.texts.language[this.bestText[at]!]!]!,
    }));
    return [...first, ...rest];
  }

  private toHit(
    { records, texts }: InvertedIndex,
    at: number,
    key: number,
    { locale }: SearchQuery,
  ): EngineHit {
    const text = this.bestText[at]!;
    const written = records.facets.language.codesAt(this.slots[at]!);
    const language =
      text >= 0 ? textLanguages[texts.language[text]!]! : written.includes(locale) ? locale : written[0];
    return { id: this.ids[at]!, score: key, language: language === 'en' ? 'en' : 'ar' };
  }
}

/** Where `text` holds words of the query, in order. */
function occurrencesIn(
  index: InvertedIndex,
  text: number,
  wordOfStem: ReadonlyMap<number, number>,
): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const titleEnd = index.texts.titleEnd[text]!;
  const words = index.texts.wordsOf(text);
  for (let position = 0; position < words.length; position++) {
    for (const stem of index.stemsOfWord(words[position]!)) {
      const word = wordOfStem.get(stem);
      if (word === undefined) continue;
      occurrences.push({ word, position, inTitle: position < titleEnd });
      break;
    }
  }
  return occurrences;
}
