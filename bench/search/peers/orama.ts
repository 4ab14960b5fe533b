import { create, insertMultiple, search } from '@orama/orama';
import { facetsAsked, hitsAsked, inBatches, toPlain, type OpenPeer } from './peer.ts';

/** Orama in memory, with its facets. */
export const openOrama: OpenPeer = async (documents) => {
  const index = create({
    schema: {
      title: 'string',
      body: 'string',
      ...(Object.fromEntries(facetsAsked.map((name) => [name, 'enum[]'])) as Record<string, 'enum[]'>),
    } as const,
  });
  for (const batch of inBatches(documents, 1_000)) {
    await insertMultiple(
      index,
      batch.map((document) => {
        const { id, ...text } = toPlain(document);
        const facets = Object.fromEntries(facetsAsked.map((name) => [name, document.facets[name]]));
        return { id: String(id), ...text, ...facets };
      }) as never[],
    );
  }
  return {
    search: ({ text }) =>
      search(index, {
        term: text,
        properties: ['title', 'body'],
        boost: { title: 3 },
        limit: hitsAsked,
        facets: Object.fromEntries(facetsAsked.map((name) => [name, {}])),
      } as never),
  };
};
