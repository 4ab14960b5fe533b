import type { Locale } from '../../../language/index.ts';
import { exactWordsOf, isName, trustInWords } from '../../meaning/exact-words.ts';
import { NearRecords } from '../../meaning/near-records.ts';
import type { QueryPlan } from '../../query-plan.ts';
import { rank, rankingWeights, type RankingWeights } from '../../ranking.ts';
import type { EngineHit, EngineResults, SearchQuery } from '../../search-engine.ts';
import { Candidates } from './candidates.ts';
import { bitOf, Coverage } from './coverage.ts';
import { FoundRecords, noText } from './found-records.ts';
import { FoundByMeaning } from './found-by-meaning.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { MaskTable } from './mask-table.ts';
import { reasonsFor } from './match-reasons.ts';
import { RecordFilter } from './record-filter.ts';
import { TextConditions } from './text-conditions.ts';
import { TextScores } from './text-scores.ts';
import { textLanguages } from './text-table.ts';
import { topOf } from './top.ts';
import { toMatches, type WordMatch } from './word-matches.ts';

/** So many of the best are ordered by `ranking.ts`; past them the order is BM25's. */
const ranked = 100;
/** A level of evidence outweighs any date. */
const levelOfEvidence = 1e14;

/** One question to one index. */
interface Asked {
  index: InvertedIndex;
  query: SearchQuery;
  plan: QueryPlan;
  matches: readonly WordMatch[];
  coverage: Coverage;
  near: NearRecords;
}

/** Finds, filters, counts and orders. One at a time: it keeps its working arrays. */
export class Searcher {
  private readonly scores = new TextScores();
  private readonly found = new FoundRecords();
  private readonly candidates = new Candidates();
  private readonly byMeaning = new FoundByMeaning();
  private readonly weights: RankingWeights;

  constructor(weights: RankingWeights = rankingWeights) {
    this.weights = weights;
  }

  /** @param now milliseconds since 1970, for freshness */
  search(index: InvertedIndex, query: SearchQuery, plan: QueryPlan, now: number): EngineResults {
    const matches = toMatches(index, plan);
    const coverage = new Coverage(plan, matches);
    const near = new NearRecords(query);
    const asked: Asked = { index, query, plan, matches, coverage, near };
    const filter = new RecordFilter(index.records, query);
    this.found.clear(index.records);
    this.byMeaning.begin(index.records, query.near ?? []);
    const isBlank = query.text.trim() === '';
    let relaxed: 'phrase' | undefined;
    if (isBlank) this.takeAll(index, filter);
    else relaxed = this.takeMatching(asked, filter);
    const byWords = query.sort === 'relevance' && !isBlank;
    if (!byWords) this.keyByDate(asked);
    const { keys, ids, count } = this.found;
    const wanted = Math.max(ranked, query.offset + query.limit) + this.byMeaning.places.length;
    const best = topOf(keys, ids, count, wanted);
    const hits = byWords ? this.rankBest(asked, best, now) : Array.from(best, (at) => this.toHit(asked, at));
    return {
      hits: hits.slice(query.offset, query.offset + query.limit),
      total: filter.total,
      facets: filter.facets(this.found.slots.subarray(0, this.found.count)),
      stems: matches.flatMap(({ stems, idf }) =>
        stems.map(({ stem, share }): [string, number] => [index.stems.at(stem), idf * share]),
      ),
      ...(plan.correction && { correction: plan.correction }),
      ...(relaxed && { relaxed }),
    };
  }

  private takeAll({ records }: InvertedIndex, filter: RecordFilter): void {
    for (let slot = 0; slot < records.size; slot++) {
      if (records.alive[slot] === 1 && filter.take(slot)) this.found.add(slot, records.ids[slot]!, noText, 0);
    }
  }

  /** @returns what was asked less strictly than typed, since nothing had it */
  private takeMatching(asked: Asked, filter: RecordFilter): 'phrase' | undefined {
    const { index, plan, matches, coverage } = asked;
    const { records, texts } = index;
    const { scores } = this;
    scores.run(index, matches);
    const enough = new MaskTable();
    for (const mask of coverage.enough(scores.countsByMask(index).entries())) enough.add(mask);
    const conditions = new TextConditions(index, plan);
    const take = (holds?: (text: number) => boolean): number => {
      // A record's texts: the better one speaks for it.
      const best = scores.bestPerRecord(index, enough, holds);
      for (const text of best) {
        const slot = texts.record[text]!;
        const isTaken = filter.take(slot);
        this.byMeaning.note(slot, isTaken ? this.found.count : undefined);
        if (isTaken) this.found.add(slot, records.ids[slot]!, text, scores.scores[text]!);
      }
      return best.length;
    };
    const isFound = take(conditions.isFree ? undefined : (text) => conditions.hold(text)) > 0;
    // No text has the exact phrase: its words, and said so, are better than nothing.
    const isRelaxed = !isFound && plan.phrases.length > 0;
    if (isRelaxed) take((text) => !conditions.exclude(text));
    // Who asks for a phrase and gets it does not want the like of it.
    if (isRelaxed || plan.phrases.length === 0) this.takeNear(asked, filter, conditions);
    return isRelaxed ? 'phrase' : undefined;
  }

  /** Adds the records near by meaning that the words have not found. */
  private takeNear({ index, near }: Asked, filter: RecordFilter, conditions: TextConditions): void {
    for (const { id, language } of near.listFound()) {
      const slot = index.records.slotOf(id);
      if (slot === undefined || this.byMeaning.isNoted(slot)) continue;
      const text = index.texts.find(slot, textLanguages.indexOf(language));
      if (text === undefined || conditions.exclude(text)) continue;
      this.byMeaning.addTo(this.found, slot, id, text, this.scores.scores[text] ?? 0, filter);
    }
  }

  private keyByDate({ index: { records }, query: { sort } }: Asked): void {
    const { found } = this;
    for (let at = 0; at < found.count; at++) {
      const slot = found.slots[at]!;
      const level = sort === 'evidence' ? records.evidence[slot]! * levelOfEvidence : 0;
      found.keys[at] = level + records.published[slot]!;
    }
  }

  private rankBest(asked: Asked, best: Uint32Array, now: number): EngineHit[] {
    const { index, matches, query } = asked;
    const { texts } = index;
    const { norms } = this.scores;
    const { places } = this.byMeaning;
    const ordered = new Set([...best.subarray(0, ranked), ...places]);
    const trust = trustInWords(asked.plan);
    const named = isName(asked.plan);
    const exact = exactWordsOf(asked.plan).reduce((mask, word) => mask | bitOf(word), 0);
    const first = this.candidates
      .read(index, matches, norms, this.found, Uint32Array.from(ordered))
      .map((candidate) => ({
        ...candidate,
        ...asked.near.evidenceOf(candidate.id, this.languagesOf(index, candidate.text)),
        held: trust * asked.coverage.shareOfSaid(this.scores.masks[candidate.text]!),
        named,
        exact: exact !== 0 && (this.scores.masks[candidate.text]! & exact) === exact,
      }));
    const { offset, limit, locale } = query;
    const hits = rank(first, matches, now, this.weights).map((candidate, place): EngineHit => {
      const { id, score, text } = candidate;
      const isShown = place >= offset && place < offset + limit;
      const reasons = isShown ? reasonsFor({ ...asked, locale }, this.scores.masks[text]!, candidate) : [];
      const said = asked.near.saidOf(id, !this.byMeaning.isAlone(texts.record[text]!));
      return {
        id,
        score,
        language: languageOf(index, text),
        ...said,
        ...(reasons.length > 0 && { reasons }),
      };
    });
    const others = best.filter((at) => !ordered.has(at));
    return [...hits, ...Array.from(others, (at) => this.toHit(asked, at))];
  }

  private languagesOf({ texts, records }: InvertedIndex, text: number): readonly string[] {
    return records.facets.language.codesAt(texts.record[text]!);
  }

  private toHit({ index, near, query: { locale } }: Asked, at: number): EngineHit {
    const text = this.found.texts[at]!;
    const slot = this.found.slots[at]!;
    const language = text === noText ? shownLanguage(index, slot, locale) : languageOf(index, text);
    const id = this.found.ids[at]!;
    const said = text === noText ? {} : near.saidOf(id, !this.byMeaning.isAlone(slot));
    return { id, score: this.found.keys[at]!, language, ...said };
  }
}

const languageOf = ({ texts }: InvertedIndex, text: number): Locale => textLanguages[texts.language[text]!]!;

function shownLanguage({ records }: InvertedIndex, slot: number, locale: Locale): Locale {
  const written = records.facets.language.codesAt(slot);
  return written.includes(locale) || written[0] === undefined ? locale : written[0] === 'en' ? 'en' : 'ar';
}
