import { locales, type Locale } from '../../../language/index.ts';
import { exactWordsOf, isName, trustInWords } from '../../meaning/exact-words.ts';
import { NearRecords } from '../../meaning/near-records.ts';
import type { StatedPlan } from '../../query-plan.ts';
import { rank } from '../../ranking.ts';
import type { EngineHit, EngineResults, MatchReason, SearchQuery } from '../../search-engine.ts';
import { bitOf } from '../embedded/coverage.ts';
import { reasonsOf } from '../embedded/match-reasons.ts';
import { candidateIds, candidateQuestions } from './candidate-questions.ts';
import { chosenFilter, FacetQuestions } from './facet-questions.ts';
import { all, always, amongRecords, any, isOneOf, never, not, type Filter } from './filters.ts';
import { labelWith } from './label-of-word.ts';
import { askAll, type Answer, type Question } from './multi-search.ts';
import { hitAttributes, type LabelsOf, type ShadowHit } from './shadow-document.ts';
import { Sought } from './sought.ts';
import { lookUpConditions, type TextConditions } from './text-lookups.ts';
import { TextReader, type TextReading } from './text-reading.ts';
import type { Transport } from './transport.ts';

/** Milliseconds for one request of a search. */
const within = 2_000;
/** With so few words the candidates are asked for among the results alone; a longer filter is not sent so often. */
const fewWords = 3;

export interface Searched {
  transport: Transport;
  index: string;
  labelsOf: LabelsOf;
}

interface FoundByWords {
  /** Holds for every result, whatever the reader's filters. */
  filter: Filter;
  /** The share of the query that a text of a result has. */
  least: number;
  conditions: TextConditions;
  relaxed: boolean;
}

interface Found extends FoundByWords {
  near: NearRecords;
}

const ask = (on: Searched, questions: readonly Question[]): Promise<Answer[]> =>
  askAll(on.transport, on.index, questions, within);

/** Finds, counts and orders what `query` asks for, as it was planned. */
export async function search(on: Searched, query: SearchQuery, stated: StatedPlan): Promise<EngineResults> {
  const sought = new Sought(stated);
  const isBlank = query.text.trim() === '';
  const near = new NearRecords(query);
  const found = isBlank ? undefined : withNear(await find(on, sought), sought, near);
  const filter = found?.filter ?? always;
  const counting = new FacetQuestions(filter, query);
  const isListed = isBlank || query.sort !== 'relevance';
  const hitQuestions =
    query.limit === 0 || filter === never
      ? []
      : isListed
        ? [listing(query, all([filter, chosenFilter(query)]), query.offset, query.limit)]
        : candidateQuestions(sought, all([candidateFilter(sought, found!), chosenFilter(query)]));
  const answers = await ask(on, [...counting.questions, ...hitQuestions]);
  const counts = counting.read(answers.slice(0, counting.questions.length));
  const hitAnswers = answers.slice(counting.questions.length);
  const hits = isListed
    ? ((hitAnswers[0]?.hits ?? []) as ShadowHit[]).map((hit) => toListed(hit, sought, query, isBlank))
    : await rankedPage(on, sought, found!, query, candidatesOf(hitAnswers, near), counts.total);
  const { plan, statistics } = stated;
  return {
    hits,
    ...counts,
    stems: plan.words.flatMap(({ stems }, word) =>
      stems.map(({ stem, share }): [string, number] => [stem, statistics[word]!.idf * share]),
    ),
    ...(plan.correction && { correction: plan.correction }),
    ...(found?.relaxed && { relaxed: 'phrase' as const }),
  };
}

/** What makes a record a result: a text that has enough of the query, its phrases, and nothing unwanted. */
async function find(on: Searched, sought: Sought): Promise<FoundByWords> {
  const { coverage, plan } = sought;
  const nothing = { filter: never, least: 1, relaxed: false };
  // No word to look for, but words that are not wanted: what is near by meaning is held to them.
  if (sought.isEmpty)
    return { ...nothing, conditions: await lookUpConditions(on.transport, on.index, plan, within) };
  const asked = coverage.asked.flatMap((share) => locales.map((language) => ({ share, language })));
  const [conditions, counts] = await Promise.all([
    lookUpConditions(on.transport, on.index, plan, within),
    ask(
      on,
      asked.map(({ share, language }) => ({
        filter: amongRecords(sought.holding(share, language)),
        limit: 0,
      })),
    ),
  ]);
  // Texts, not records, make a page full: as the embedded index counts them.
  const holding = (wanted: number): number =>
    asked.reduce((sum, { share }, at) => sum + (share === wanted ? counts[at]!.estimatedTotalHits : 0), 0);
  const least = coverage.leastOf(holding);
  const filterWith = (phrases: Record<Locale, Filter>): Filter =>
    all([
      any(locales.map((language) => all([sought.holding(least, language), phrases[language]]))),
      conditions.wanted,
    ]);
  const filter = filterWith(conditions.phrases);
  if (plan.phrases.length === 0) return { filter, least, conditions, relaxed: false };
  const [answer] = await ask(on, [{ filter: amongRecords(filter), limit: 0 }]);
  if (answer!.estimatedTotalHits > 0) return { filter, least, conditions, relaxed: false };
  // No text has the exact phrase: its words, and said so, are better than nothing.
  const eased = { ar: always, en: always };
  return { filter: filterWith(eased), least, conditions: { ...conditions, phrases: eased }, relaxed: true };
}

/** Takes in the records near by meaning, unless an exact phrase was asked for and is there. */
function withNear(found: FoundByWords, { plan }: Sought, near: NearRecords): Found {
  const ids = near.listFound().map(({ id }) => id);
  const isPhrase = plan.phrases.length > 0 && !found.relaxed;
  if (isPhrase || ids.length === 0) return { ...found, near };
  const alsoNear = all([isOneOf('id', ids), found.conditions.wanted]);
  return { ...found, filter: any([found.filter, alsoNear]), near };
}

const candidateFilter = (sought: Sought, { filter, conditions: { phrases, wanted } }: Found): Filter =>
  sought.size <= fewWords ? filter : all([any([phrases.ar, phrases.en]), wanted]);

const listing = ({ sort }: SearchQuery, filter: Filter, offset: number, limit: number): Question => ({
  filter: amongRecords(filter),
  offset,
  limit,
  sort: [...(sort === 'evidence' ? ['level:desc'] : []), 'published:desc', 'id:asc'],
  attributesToRetrieve: hitAttributes,
});

const candidatesOf = (answers: readonly Answer[], near: NearRecords): number[] => [
  ...new Set([...candidateIds(answers), ...near.listFound().map(({ id }) => id)]),
];

/** The text that speaks for a hit: of those that have enough of the query, the one that scores best. */
function bestText(readings: readonly TextReading[], sought: Sought, least: number): TextReading | undefined {
  return readings
    .filter(({ mask }) => sought.coverage.share(mask) >= least)
    .reduce<TextReading | undefined>(
      (best, one) => (best && best.score >= one.score ? best : one),
      undefined,
    );
}

function toListed(
  hit: ShadowHit,
  sought: Sought,
  { sort, locale }: SearchQuery,
  isBlank: boolean,
): EngineHit {
  const score = (sort === 'evidence' ? hit.level * 1e14 : 0) + hit.published;
  const text = isBlank ? undefined : bestText(new TextReader(sought).read(hit), sought, 0);
  const written = hit.language;
  const shown =
    written.includes(locale) || written[0] === undefined ? locale : written[0] === 'en' ? 'en' : 'ar';
  return { id: hit.id, score, language: text?.language ?? shown };
}

/** The candidates by our ranking; past them everything else that was found, the newest first. */
async function rankedPage(
  on: Searched,
  sought: Sought,
  found: Found,
  query: SearchQuery,
  ids: readonly number[],
  total: number,
): Promise<EngineHit[]> {
  if (ids.length === 0) return [];
  // Those near by meaning were not asked for under the reader's filters yet.
  const filter = all([isOneOf('id', ids), found.filter, chosenFilter(query)]);
  const [answer] = await ask(on, [
    { filter: amongRecords(filter), limit: ids.length, attributesToRetrieve: hitAttributes },
  ]);
  const best = rankHits(on, sought, found, query, answer!.hits as ShadowHit[]);
  const page = best.slice(query.offset, query.offset + query.limit);
  if (page.length === query.limit || best.length >= total) return page;
  const others = all([
    found.filter,
    chosenFilter(query),
    not(
      isOneOf(
        'id',
        best.map(({ id }) => id),
      ),
    ),
  ]);
  const from = Math.max(0, query.offset - best.length);
  const [rest] = await ask(on, [
    listing({ ...query, sort: 'newest' }, others, from, query.limit - page.length),
  ]);
  return [
    ...page,
    ...(rest!.hits as ShadowHit[]).map((hit) => ({ ...toListed(hit, sought, query, false), score: 0 })),
  ];
}

function rankHits(
  { labelsOf }: Searched,
  sought: Sought,
  { least, near }: Found,
  { locale }: SearchQuery,
  hits: readonly ShadowHit[],
): EngineHit[] {
  const { plan, statistics, coverage } = sought;
  const reader = new TextReader(sought);
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  const trust = trustInWords(plan);
  const named = isName(plan);
  const exact = exactWordsOf(plan).reduce((mask, word) => mask | bitOf(word), 0);
  const alone = new Set<number>();
  const texts = hits.flatMap((hit) => {
    const readings = reader.read(hit);
    let text = bestText(readings, sought, least);
    if (!text && near.has(hit.id)) {
      text = bestText(readings, sought, 0);
      alone.add(hit.id);
    }
    if (!text) return [];
    const isExact = exact !== 0 && (text.mask & exact) === exact;
    return [
      {
        ...text,
        ...near.evidenceOf(hit.id, hit.language),
        held: trust * coverage.shareOfSaid(text.mask),
        named,
        exact: isExact,
      },
    ];
  });
  const words = plan.words.map(({ known }, word) => ({ ...statistics[word]!, known }));
  return rank(texts, words, Date.now()).map(({ id, score, language, mask, occurrences, stems }) => {
    const reasons: MatchReason[] = reasonsOf(plan, coverage, mask, occurrences, {
      labelFor: (word) => labelWith(byId.get(id)!, plan.words[word]!.stems, labelsOf, locale),
      holds: (stem) => stems.has(stem),
    });
    const said = near.saidOf(id, !alone.has(id));
    return { id, score, language, ...said, ...(reasons.length > 0 && { reasons }) };
  });
}
