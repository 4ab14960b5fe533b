import { languageOfWords, type Locale } from '../../language/index.ts';
import type { NearRecord } from '../../meaning/index.ts';
import type { EngineHit, SearchQuery } from '../search-engine.ts';

/**
 * A record that holds none of the words is a result only from this nearness on: fitted on questions that the
 * library cannot answer (test/meaning/fitting-questions.json), so that nothing is invented from nothing.
 */
const leastNear: Readonly<Record<Locale, number>> = { ar: 0.55, en: 0.52 };
/** The same for a record in the other language alone, which no word could find. */
const leastForeign: Readonly<Record<Locale, number>> = { ar: 0.42, en: 0.44 };

/** Whether a record is near enough to a question to be shown for its meaning alone. */
export function isNearEnough({ score, written }: NearRecord, question: Locale): boolean {
  return score >= (written.includes(question) ? leastNear : leastForeign)[question];
}

/** The records near to a question, by number. */
export class NearRecords {
  private readonly byId: ReadonlyMap<number, NearRecord>;
  private readonly locale: Locale;
  /** The language of the question itself, whoever reads. */
  private readonly question: Locale;

  constructor({ near = [], locale, text }: Pick<SearchQuery, 'near' | 'locale' | 'text'>) {
    this.byId = new Map(near.map((record) => [record.id, record]));
    this.locale = locale;
    this.question = languageOfWords(text, locale);
  }

  /** Those that are results by meaning alone, the nearest first. */
  listFound(): NearRecord[] {
    return [...this.byId.values()].filter((near) => isNearEnough(near, this.question));
  }

  has(id: number): boolean {
    return this.byId.has(id);
  }

  /** What ranking wants to know of a record. @param written the languages that it is written in */
  evidenceOf(id: number, written: readonly string[]): { near?: number; foreign: boolean } {
    const near = this.byId.get(id)?.score;
    return { ...(near !== undefined && { near }), foreign: !written.includes(this.locale) };
  }

  /** What a hit says of how it was found. */
  saidOf(id: number, hasWords: boolean): Pick<EngineHit, 'matchedBy' | 'passage'> {
    const near = this.byId.get(id);
    if (!near || (hasWords && !isNearEnough(near, this.question))) return { matchedBy: 'words' };
    const passage = { place: near.passage, language: near.language };
    return { matchedBy: hasWords ? 'both' : 'meaning', passage };
  }
}
