import stemmer from 'wink-porter2-stemmer';

/** The Porter 2 stem of a folded Latin word; words with digits are left as they are. */
export const englishStem = (word: string): string =>
  word.length < 3 || /[^a-z]/.test(word) ? word : stemmer(word);
