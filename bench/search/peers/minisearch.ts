import MiniSearch from 'minisearch';
import { hitsAsked, toPlain, type OpenPeer } from './peer.ts';

/** MiniSearch in memory: as its documentation advises for search as one types, or exact words; no facets. */
export const openMiniSearch =
  (forgiving: boolean): OpenPeer =>
  (documents) => {
    const index = new MiniSearch({ fields: ['title', 'body'] });
    for (const document of documents) index.add(toPlain(document));
    const options = { boost: { title: 3 }, ...(forgiving && { prefix: true, fuzzy: 0.2 }) };
    return {
      search: ({ text, unfinished }) =>
        index.search(text, unfinished ? { ...options, prefix: true } : options).slice(0, hitsAsked),
    };
  };
