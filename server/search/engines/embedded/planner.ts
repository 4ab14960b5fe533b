import { onOtherLayout } from '../../../language/index.ts';
import { editDistance, withoutArticle } from '../../../text/index.ts';
import { Concepts } from '../../concepts.ts';
import { parseQuery, type QueryWord } from '../../query.ts';
import type { Correction, PlannedWord, QueryPlan } from '../../query-plan.ts';
import { Additions } from './additions.ts';
import type { InvertedIndex } from './inverted-index.ts';

type StemShare = PlannedWord['stems'][number];

/** What the less likely reading of a word counts (وزارة as و + زارة). */
const otherReading = 0.9;
/** What a longer word counts for one that is being typed, how many it may stand for, and from which length on. */
const continuation = 0.7;
const mostContinuations = 50;
const shortestPrefix = 2;
/** What a word counts per edit that it is away, and among how many that look alike two edits are looked for. */
const perEdit = 0.7;
const lookedAt = 300;
const shortestCorrected = 4;
const shortestTwice = 6;
/** Likeness below which words have nothing to do with each other, and how many of them are looked at. */
const leastLikeness = 0.2;
const mostSimilar = 100;
/** Long queries say enough by themselves. */
const mostWordsToAddTo = 20;

/** Makes plans from the index's own words. */
export class Planner {
  private readonly index: InvertedIndex;
  private readonly additions: Additions;

  /** @param dictionary words of both languages that say the same, beside the field's terms */
  constructor(index: InvertedIndex, concepts: Concepts, dictionary = new Concepts([])) {
    this.index = index;
    this.additions = new Additions(index, concepts, dictionary);
  }

  /**
   * @param verbatim leaves out every correction and addition
   * @param unfinished takes the last word for the beginning of one, known or not
   */
  plan(typed: string, { verbatim = false, unfinished = false } = {}): QueryPlan {
    let text = typed;
    let correction: Correction | undefined;
    let query = parseQuery(typed);
    const knows = (word: QueryWord): boolean => this.knownStems(word).length > 0;
    if (!verbatim && query.words.length > 0 && !query.words.some(knows)) {
      const used = onOtherLayout(typed);
      const other = used === undefined ? undefined : parseQuery(used);
      if (used !== undefined && other && other.words.length > 0 && other.words.every(knows)) {
        correction = { kind: 'keyboard', typed, used };
        query = other;
        text = used;
      }
    }
    const last = query.words.length - 1;
    const spelled: { at: QueryWord; by: string }[] = [];
    const words = query.words.map((word, at): PlannedWord => {
      const known = this.knownStems(word);
      const planned = {
        word: word.word,
        typed: text.slice(word.start, word.end),
        known: known.length > 0,
        weight: 1,
      };
      if (verbatim) return { ...planned, stems: known, similar: [] };
      const similar = this.similarTo(word.word);
      if (at === last && (known.length === 0 || unfinished)) {
        const longer = this.continuationsOf(word.word);
        if (longer.length > 0) return { ...planned, stems: merged(known, longer), similar };
      }
      if (known.length > 0 || this.additions.knows(word)) return { ...planned, stems: known, similar };
      const { stems, best } = this.spelledLike(word.word);
      if (best !== undefined) spelled.push({ at: word, by: best });
      return { ...planned, stems, similar };
    });
    // Where most of the query is known, a word that is not may stand as it is: it is only looked for more widely.
    if (!correction && spelled.length * 2 >= words.length && spelled.length > 0) {
      correction = { kind: 'spelling', typed, used: replaced(text, spelled) };
    }
    const plan: QueryPlan = {
      ...query,
      words,
      typed: words.length,
      additions: [],
      ...(correction && { correction }),
    };
    if (!verbatim && words.length <= mostWordsToAddTo) this.additions.addTo(plan, query.words, text);
    return plan;
  }

  private knownStems({ stems }: QueryWord): StemShare[] {
    return stems.flatMap((stem, reading) =>
      this.index.countOfStem(stem) > 0 ? [{ stem, share: reading === 0 ? 1 : otherReading }] : [],
    );
  }

  private similarTo(word: string): PlannedWord['similar'] {
    return this.index.similar
      .find(word, leastLikeness, mostSimilar)
      .map(({ word: number, similarity }) => ({ word: number, share: similarity * similarity }));
  }

  private continuationsOf(word: string): StemShare[] {
    if (word.length < shortestPrefix) return [];
    const stems = this.index
      .wordsBeginningWith(word, mostContinuations)
      .flatMap((number) => [...this.index.stemsOfWord(number).subarray(0, 1)]);
    return [...new Set(stems)].map((stem) => ({ stem: this.index.stems.at(stem), share: continuation }));
  }

  /** Stems of the words that a misspelt one may stand for, and the likeliest of these words. */
  private spelledLike(word: string): { stems: StemShare[]; best?: string } {
    const { index } = this;
    const shares = new Map<string, number>();
    let best = { word: -1, share: 0, texts: 0 };
    const take = (found: number, share: number): void => {
      const [stem] = index.stemsOfWord(found);
      const texts = index.wordTexts[found]!;
      if (stem === undefined || !index.isHeld(found)) return;
      const text = index.stems.at(stem);
      shares.set(text, Math.max(share, shares.get(text) ?? 0));
      if (share > best.share || (share === best.share && texts > best.texts))
        best = { word: found, share, texts };
    };
    const bare = withoutArticle(word);
    for (const form of new Set([word, bare, `ال${bare}`])) {
      if (form.length < shortestCorrected) continue;
      for (const found of index.near.find(form)) take(found, perEdit);
    }
    if (word.length >= shortestTwice) {
      for (const { word: found } of index.similar.find(word, leastLikeness, lookedAt)) {
        if (editDistance(word, index.words.at(found), 2) === 2) take(found, perEdit ** 2);
      }
    }
    const stems = [...shares].map(([stem, share]) => ({ stem, share }));
    return best.word < 0 ? { stems } : { stems, best: index.spellingOf(best.word) };
  }
}

function merged(one: readonly StemShare[], other: readonly StemShare[]): StemShare[] {
  return [...one, ...other.filter(({ stem }) => !one.some((known) => known.stem === stem))];
}

function replaced(text: string, spelled: readonly { at: QueryWord; by: string }[]): string {
  let result = '';
  let from = 0;
  for (const { at, by } of spelled) {
    result += text.slice(from, at.start) + by;
    from = at.end;
  }
  return result + text.slice(from);
}
