import { locales, type Locale } from '../../../language/index.ts';
import type { QueryPlan } from '../../query-plan.ts';
import { amongRecords, all, always, any, isOneOf, not, type Filter } from './filters.ts';
import { stemsOfFolded } from './folded-words.ts';
import { askAll, type Question } from './multi-search.ts';
import { textFields, type ShadowHit, type ShadowText } from './shadow-document.ts';
import { Sought } from './sought.ts';
import type { Transport } from './transport.ts';

/** Records that are looked through for words that follow each other, the newest first. */
const mostLookedThrough = 1_000;

/** What filters cannot say, looked up and said by the numbers of records. */
export interface TextConditions {
  /** Holds where a text in the language has every exact phrase; `always` where none was asked for. */
  phrases: Record<Locale, Filter>;
  /** Holds where nothing unwanted stands in any text of the record. */
  wanted: Filter;
}

function follows(text: ShadowText, words: readonly string[]): boolean {
  const whole = ` ${textFields
    .map((field) => text[field])
    .filter((part) => part !== '')
    .join(' ')} `;
  return whole.includes(` ${words.join(' ')} `);
}

const stemsOfPhrase = (words: readonly string[]): string[] =>
  words.flatMap((word) => stemsOfFolded(word).slice(0, 1));

const lookup = (words: readonly string[]): Question => ({
  filter: amongRecords(any(locales.map((language) => Sought.having(stemsOfPhrase(words), language)))),
  limit: mostLookedThrough,
  sort: ['published:desc', 'id:asc'],
  attributesToRetrieve: ['id', 'texts'],
});

/** Looks up where the plan's phrases stand, and what it does not want. Asks nothing where filters can say all. */
export async function lookUpConditions(
  transport: Transport,
  index: string,
  { phrases, excluded }: QueryPlan<unknown>,
  within: number,
): Promise<TextConditions> {
  // A single word that is not wanted is not wanted in any form.
  const single = excluded.flatMap((words) => (words.length === 1 ? stemsOfPhrase(words) : []));
  const lookedUp = excluded.filter((words) => words.length > 1 || stemsOfPhrase(words).length === 0);
  const sought = [...phrases, ...lookedUp];
  const answers = await askAll(transport, index, sought.map(lookup), within);
  const holders = answers.map(({ hits }, at) => {
    const records = hits as ShadowHit[];
    const idsIn = (language: Locale): number[] =>
      records.flatMap(({ id, texts }) => {
        const text = texts[language];
        return text && follows(text, sought[at]!) ? [id] : [];
      });
    return { ar: idsIn('ar'), en: idsIn('en') };
  });
  const standing = holders.slice(0, phrases.length);
  const phrasesIn = (language: Locale): Filter => all(standing.map((ids) => isOneOf('id', ids[language])));
  const unwanted = holders
    .slice(phrases.length)
    .map(({ ar, en }) => not(isOneOf('id', [...new Set([...ar, ...en])])));
  return {
    phrases: phrases.length > 0 ? { ar: phrasesIn('ar'), en: phrasesIn('en') } : { ar: always, en: always },
    wanted: all([...single.map((stem) => Sought.without(stem)), ...unwanted]),
  };
}
