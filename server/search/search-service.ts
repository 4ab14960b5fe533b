import { setImmediate as nextTurn } from 'node:timers/promises';
import { languageOfWords, type Locale } from '../language/index.ts';
import { weightByStem, type WordWeight } from '../text/index.ts';
import { findInFiles, wordsSaid, type ReadFiles } from './attached-text.ts';
import type { Following } from './follower.ts';
import { KeptAnswers } from './kept-answers.ts';
import { isNearEnough } from './meaning/near-records.ts';
import type { MeaningState, SearchByMeaning } from './meaning/search-by-meaning.ts';
import { mergeSimilar } from './meaning/similar.ts';
import { present } from './presentation.ts';
import {
  EngineUnavailable,
  type EngineHit,
  type EngineResults,
  type SearchDocument,
  type SearchEngine,
  type SearchQuery,
} from './search-engine.ts';
import { parseQuery } from './query.ts';
import type { SearchLog } from './search-log.ts';
import type { SearchHit, SearchResults, Suggestion } from './search-results.ts';
import type { TermSuggester } from './suggestions.ts';
import { findWaysOn } from './ways-on.ts';

export interface SearchServiceParts {
  engine: Pick<SearchEngine, 'search' | 'close'>;
  follower: Following;
  /** Records that say the like of one, from the index that is always at hand. */
  similar: (id: number, limit: number) => Promise<EngineHit[]>;
  meaning: SearchByMeaning;
  terms: () => TermSuggester;
  searchLog: SearchLog;
  /** The documents of those of `ids` that readers may see. */
  loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  readFiles: ReadFiles;
  /** Whether what many ask is found once: until something changes, and not where finding is measured. */
  keepAnswers: boolean;
}

const mostSuggested = { terms: 4, records: 4 };

/** What the rest of the house asks of search. */
export class SearchService {
  /** Told the milliseconds that each answered search took, where somebody measures. */
  onAnswered: ((took: number) => void) | undefined;
  private readonly parts: SearchServiceParts;
  private readonly answers = new KeptAnswers<EngineResults>();
  private readonly alike = new KeptAnswers<EngineHit[]>();
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(parts: SearchServiceParts) {
    this.parts = parts;
  }

  state(): 'ready' | 'building' {
    return this.parts.follower.isReady ? 'ready' : 'building';
  }

  /** Another text whenever answers may be other ones. */
  get version(): string {
    const { follower, meaning, terms } = this.parts;
    return `${this.state()} ${follower.state} ${meaning.state()} ${meaning.progress().position} ${terms().version}`;
  }

  /** How far the index has read the change log. */
  progress(): { position: number; last: number } {
    return this.parts.follower.progress();
  }

  /** Search by meaning as it is now, and how far it has read the change log. */
  meaning(): { state: MeaningState; position: number; last: number } {
    return { state: this.parts.meaning.state(), ...this.parts.meaning.progress() };
  }

  /** Resolves when what is committed now can be found by meaning, where there is search by meaning. */
  meaningCaughtUp(): Promise<void> {
    return this.parts.meaning.catchUp();
  }

  /** Resolves when what is committed now can be found. */
  catchUp(): Promise<void> {
    return this.parts.follower.catchUp();
  }

  /** Stops following, keeps the index for the next start, ends the thread. */
  async close(): Promise<void> {
    await this.parts.follower.stop();
    await this.parts.meaning.close();
    await this.parts.engine.close();
    await this.parts.searchLog.write();
  }

  /**
   * Finds, counts and presents. Every hit is read from the database before it is shown, so an index that is a
   * moment behind shows nothing that was withdrawn.
   * @param options.remember keeps the question in the log of searches
   * @throws EngineUnavailable while the index is getting ready
   */
  async search(query: SearchQuery, { remember = false } = {}): Promise<SearchResults> {
    this.checkReady();
    const start = performance.now();
    const { understood, found } = await this.ask(query);
    const { hits, stems, ...results } = found;
    const shown = await this.show(hits, query.locale, new Map(stems), parseQuery(query.text).words.length);
    const waysOn = results.total > 0 ? [] : await findWaysOn(understood, (other) => this.count(other));
    const logId = remember ? this.parts.searchLog.add(query, results.total) : undefined;
    const took = performance.now() - start;
    this.onAnswered?.(took);
    return { ...results, ...(logId && { logId }), hits: shown, waysOn, took };
  }

  /** The number of records that `query` finds. */
  async count(query: SearchQuery): Promise<number> {
    return (await this.find({ ...query, limit: 0, offset: 0 })).total;
  }

  /** Published records that say the like of record `id`, the most similar first; at most `limit`. */
  async similar(id: number, locale: Locale, limit: number): Promise<SearchHit[]> {
    this.checkReady();
    const [byWords, byMeaning] = await Promise.all([
      this.alike.get(`${limit} #${id}`, this.version, () => this.parts.similar(id, limit)),
      this.parts.meaning.nearRecord(id, locale, limit),
    ]);
    return this.show(mergeSimilar(byWords, byMeaning, limit), locale, new Map());
  }

  /**
   * Published records that say the like of `text`, which may be long; by its words where there is no search by
   * meaning. None for a text that is like nothing here.
   */
  async similarTo(text: string, locale: Locale, limit: number): Promise<SearchHit[]> {
    this.checkReady();
    const near = (await this.parts.meaning.near(text, locale, limit)).filter((one) =>
      isNearEnough(one, languageOfWords(text, locale)),
    );
    if (near.length > 0 || this.parts.meaning.state() !== 'off') {
      const hits = near.map(({ id, score, language, passage }): EngineHit => {
        return { id, score, language, matchedBy: 'meaning', passage: { place: passage, language } };
      });
      return this.show(hits, locale, new Map());
    }
    const query: SearchQuery = { text, locale, filters: {}, sort: 'relevance', limit, offset: 0 };
    const { hits, stems } = await this.find(query);
    return this.show(hits, locale, new Map(stems));
  }

  /** What goes on from an unfinished `text`: a correction, terms that find something, records. */
  async suggest(text: string, locale: Locale): Promise<Suggestion[]> {
    this.checkReady();
    if (text.trim() === '') return [];
    const query: SearchQuery = { text, locale, filters: {}, sort: 'relevance', limit: 0, offset: 0 };
    const found = await this.find({ ...query, unfinished: true, limit: mostSuggested.records });
    const records = await this.show(found.hits, locale, new Map());
    const terms = await Promise.all(
      this.parts
        .terms()
        .find(text, mostSuggested.terms)
        .map(async (term) => {
          return (await this.count({ ...query, text: term.text, verbatim: true })) > 0 ? [term] : [];
        }),
    );
    const { correction } = found;
    return [
      ...(correction ? [{ kind: 'correction' as const, text: correction.used, language: locale }] : []),
      ...terms.flat().map((term) => ({ kind: 'term' as const, ...term })),
      ...records.map(({ title, language, document }) => ({
        kind: 'record' as const,
        text: title.parts.map((part) => part.text).join(''),
        language,
        id: document.id,
        recordKind: document.kind,
      })),
    ];
  }

  /** Notes which hit of a remembered search was opened; `position` from 1. */
  noteOpened(logId: string, position: number): Promise<void> {
    return this.parts.searchLog.noteOpened(logId, position);
  }

  /** Asks the engine with what is near by meaning; again where the question was read other than as typed. */
  private async ask(query: SearchQuery): Promise<{ understood: SearchQuery; found: EngineResults }> {
    const understood = await this.parts.meaning.understand(query);
    const found = await this.find(understood);
    if (!found.correction || !understood.near) return { understood, found };
    const { used } = found.correction;
    const corrected = await this.parts.meaning.understand(query, used);
    return { understood: corrected, found: await this.find(corrected, used) };
  }

  /** Asks the engine, or remembers what it answered. @param meant what is near to it, where that is not as typed */
  private find(query: SearchQuery, meant = query.text): Promise<EngineResults> {
    const { engine, keepAnswers } = this.parts;
    const ask = (): Promise<EngineResults> => engine.search(query);
    if (!keepAnswers) return ask();
    const { near, ...asked } = query;
    // What is near follows from the text and from how far meaning has read.
    const question = JSON.stringify([asked, near ? meant : null]);
    return this.answers.get(question, this.version, ask, ({ degraded }) => !degraded);
  }

  private checkReady(): void {
    if (!this.parts.follower.isReady) throw new EngineUnavailable('the index is getting ready');
  }

  /**
   * Resolves in a turn of the event loop of its own. The index answers many at once, and reading and marking their
   * texts one after the other would keep everybody else waiting.
   */
  private ownTurn(): Promise<unknown> {
    this.lastTurn = this.lastTurn.then(() => nextTurn());
    return this.lastTurn;
  }

  private async show(
    hits: readonly EngineHit[],
    locale: Locale,
    stems: ReadonlyMap<string, number>,
    words = 1,
  ): Promise<SearchHit[]> {
    if (hits.length > 0) await this.ownTurn();
    const found = await this.parts.loadDocuments(hits.map(({ id }) => id));
    const documents = new Map(found.map((document) => [document.id, document]));
    const weight = weightByStem(stems);
    const shown = hits.flatMap((hit): SearchHit[] => {
      const document = documents.get(hit.id);
      return document ? [present(hit, document, locale, weight)] : [];
    });
    if (stems.size === 0) return shown;
    return Promise.all(shown.map((hit) => this.lookIntoFiles(hit, weight, words)));
  }

  /** A hit whose record does not say all `words` shows the passage of its files where that says more of them. */
  private async lookIntoFiles(hit: SearchHit, weight: WordWeight, words: number): Promise<SearchHit> {
    const own = wordsSaid(hit.title, hit.snippet);
    if (!hit.document.files || own >= words) return hit;
    const inFile = await findInFiles(hit.document, weight, this.parts.readFiles);
    return inFile && wordsSaid(inFile.passage) > own ? { ...hit, inFile, snippet: inFile.passage } : hit;
  }
}
