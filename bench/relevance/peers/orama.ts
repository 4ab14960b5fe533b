import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as arabicStemmer } from '@orama/stemmers/arabic';
import { stemmer as englishStemmer } from '@orama/stemmers/english';
import type { OpenFinder } from '../finder.ts';

/** Orama with its own tokenizer and stemmer of the language. */
export const openOrama: OpenFinder = async (documents, language) => {
  const isArabic = language === 'ar';
  const index = create({
    schema: { id: 'string', title: 'string', body: 'string' },
    components: {
      tokenizer: {
        language: isArabic ? 'arabic' : 'english',
        stemming: true,
        stemmer: isArabic ? arabicStemmer : englishStemmer,
      },
    },
  });
  await insertMultiple(
    index,
    documents.map(({ id, title, body }) => ({ id, title, body })),
  );
  return {
    async find(question) {
      const properties: ('title' | 'body')[] = ['title', 'body'];
      const { hits } = await search(index, { term: question, properties, boost: { title: 3 }, limit: 10 });
      return hits.map(({ document }) => document.id);
    },
  };
};
