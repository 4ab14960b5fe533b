import type { Logger } from 'pino';
import type { Locale } from '../../language/index.ts';
import type { MeaningIndex, NearRecord } from '../../meaning/index.ts';
import type { ChangeLog } from '../change-log.ts';
import { Follower } from '../follower.ts';
import { KeptAnswers } from '../kept-answers.ts';
import type { SearchDocument, SearchQuery } from '../search-engine.ts';
import { meantText } from './meant-text.ts';

export type MeaningState = 'ready' | 'building' | 'off';

/** Records near to a question that ranking is told of. */
const mostNear = 100;
/** Records of one step: few, so that what was done is soon known to be done. */
const batch = 8;
/** With so many changes to come, readers are told that it is being built, and words alone answer. */
const manyBehind = 16;
/** Milliseconds between lines of the log while it is built. */
const reportEvery = 15_000;

export interface SearchByMeaningParts {
  /** Undefined where it is switched off. */
  index: MeaningIndex | undefined;
  changes: Pick<ChangeLog, 'readAfter' | 'last'>;
  loadDocuments: (ids: readonly number[]) => Promise<SearchDocument[]>;
  generation: () => Promise<number>;
  onError: (error: unknown) => void;
  log: Logger;
}

/** Search by meaning where there is any: the index with what keeps it level with the change log. */
export class SearchByMeaning {
  private readonly index: MeaningIndex | undefined;
  private readonly follower: Follower | undefined;
  private readonly log: Logger;
  private readonly answers = new KeptAnswers<NearRecord[] | undefined>();
  private reporting: NodeJS.Timeout | undefined;
  private isOpen = false;
  private isClosing = false;

  constructor({ index, changes, loadDocuments, generation, onError, log }: SearchByMeaningParts) {
    this.index = index;
    this.log = log;
    if (!index) return;
    this.follower = new Follower({
      changes,
      engine: index,
      loadDocuments,
      generation,
      batch,
      onError: (error) => {
        if (!this.isClosing && this.state() !== 'off') onError(error);
      },
    });
  }

  /** Loads the model and begins to follow the log, behind everything else; words answer meanwhile. */
  async start(): Promise<void> {
    if (!this.isClosing) await this.openAndFollow();
  }

  private async openAndFollow(): Promise<void> {
    if (!(await this.index?.open()) || this.isClosing) return;
    this.isOpen = true;
    this.follower?.start();
    this.reporting = setInterval(() => this.report(), reportEvery).unref();
    await this.follower?.catchUp();
    clearInterval(this.reporting);
    if (this.state() === 'ready') this.log.info('Search by meaning is ready');
  }

  private report(): void {
    const { position, last } = this.progress();
    if (position < last) this.log.info({ position, last }, 'search by meaning is getting ready');
  }

  state(): MeaningState {
    if (!this.index || this.index.reasonOff !== undefined) return 'off';
    const { position, last } = this.progress();
    return this.isOpen && this.follower?.isReady && last - position < manyBehind ? 'ready' : 'building';
  }

  /** How far the vectors have read the change log. */
  progress(): { position: number; last: number } {
    return this.follower?.progress() ?? { position: 0, last: 0 };
  }

  /** Resolves when what is committed now can be found by meaning; at once where there is none. */
  async catchUp(): Promise<void> {
    if (this.isOpen) await this.follower?.catchUp();
  }

  /** The query with the records near to it. @param text what is meant, where that is not as typed */
  async understand(query: SearchQuery, text = query.text): Promise<SearchQuery> {
    if (query.wordsOnly || query.verbatim || query.unfinished) return query;
    // While most records are not read yet, those that are would stand above the rest for that alone.
    if (this.state() !== 'ready') return query;
    const near = await this.near(meantText(text), query.locale, mostNear);
    return near.length > 0 ? { ...query, near } : query;
  }

  /** Records near to a text, the nearest first; none where there is no search by meaning. */
  async near(text: string, locale: Locale, limit: number): Promise<NearRecord[]> {
    if (text === '') return [];
    return this.recall(`${limit} ${locale} ${text}`, (index) => index.near(text, locale, limit));
  }

  /** Records near to one, without it. */
  nearRecord(id: number, locale: Locale, limit: number): Promise<NearRecord[]> {
    return this.recall(`${limit} ${locale} #${id}`, (index) => index.nearRecord(id, locale, limit));
  }

  /** An answer of the index, kept until it has read the next change; none where it does not answer in time. */
  private async recall(
    question: string,
    ask: (index: MeaningIndex) => Promise<NearRecord[] | undefined>,
  ): Promise<NearRecord[]> {
    const { index, answers } = this;
    if (!index) return [];
    const { position } = this.progress();
    return (
      (await answers.get(
        question,
        `${position}`,
        () => ask(index),
        (near) => near !== undefined,
      )) ?? []
    );
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.reporting);
    // What is being encoded is cut off; it is encoded at the next start.
    await this.index?.close();
    await this.follower?.stop();
  }
}
