import MiniSearch from 'minisearch';
import type { OpenFinder } from '../finder.ts';

/** MiniSearch as its documentation advises for search as one types, or without prefixes and fuzziness. */
export const openMiniSearch =
  (forgiving: boolean): OpenFinder =>
  (documents) => {
    const index = new MiniSearch({ fields: ['title', 'body'] });
    index.addAll([...documents]);
    const options = { boost: { title: 3 }, ...(forgiving && { prefix: true, fuzzy: 0.2 }) };
    return {
      find: (question) =>
        index
          .search(question, options)
          .slice(0, 10)
          .map(({ id }) => id as string),
    };
  };
