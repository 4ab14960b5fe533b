import type { SearchHit } from '../../../search/index.ts';
import { cardOf, type Card, type CardContext } from '../../cards.ts';
import { paths } from '../../paths.ts';
import { toQueryValues, type SearchForm } from './search-form.ts';

/** Results under one heading. */
export interface ResultGroup {
  /** Found by meaning alone: they hold none or few of the words. */
  isNear: boolean;
  /** Number of the first, from 1 on this page. */
  start: number;
  cards: Card[];
}

/** The results of a page: those that hold the words, and those found by meaning alone; first whose best is better. */
export function resultGroups(hits: readonly SearchHit[], context: CardContext): ResultGroup[] {
  const near = hits.filter(({ matchedBy }) => matchedBy === 'meaning');
  const byWords = hits.filter(({ matchedBy }) => matchedBy !== 'meaning');
  const inOrder = hits[0]?.matchedBy === 'meaning' ? [near, byWords] : [byWords, near];
  const groups = inOrder.filter(({ length }) => length > 0);
  return groups.map((group, at) => ({
    isNear: group === near,
    start: 1 + groups.slice(0, at).reduce((sum, { length }) => sum + length, 0),
    cards: group.map((hit) => cardOf(hit, context)),
  }));
}

/** The same search by words alone, where it would be another one; '' else. */
export const wordsOnlyHref = (
  groups: readonly ResultGroup[],
  form: SearchForm,
  context: CardContext,
): string =>
  groups.some(({ isNear }) => isNear)
    ? paths.search(context.locale, toQueryValues({ ...form, wordsOnly: true, page: 1 }))
    : '';
