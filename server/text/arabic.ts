/**
 * Light stemming of folded Arabic words: proclitics, the article, enclitic pronouns, sound plurals, dual and
 * nisba are taken off while at least `shortestStem` letters stay. Roots are not sought: they join what does
 * not belong together. Measured on parallel questions and paragraphs of both languages (bench/relevance).
 */
const shortestStem = 3;

/** و ف, then ب ك ل س, then the article; لل is ل with the article. Longest first. */
const definitePrefixes = [
  'وبال',
  'فبال',
  'وكال',
  'فكال',
  'ولل',
  'فلل',
  'وال',
  'فال',
  'بال',
  'كال',
  'لل',
  'ال',
];

/** Possessive and object pronouns. */
const pronouns = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا'];

/** Sound plurals, dual, nisba with ة or plural; folded (ة is ه). */
const endings = ['يات', 'يون', 'يين', 'ات', 'ان', 'ون', 'ين', 'تي', 'يه', 'ه', 'ي', 'ا'];
/** ة is written ت before a pronoun. */
const endingsBeforePronoun = [...endings, 'ت'];

const oneLetterProclitics = 'وفبلكس';

/** A folded word without particles and article; the word itself where it has none. */
export function withoutArticle(word: string): string {
  for (const prefix of definitePrefixes) {
    if (word.startsWith(prefix) && word.length - prefix.length >= shortestStem - (prefix === 'ال' ? 1 : 0)) {
      return word.slice(prefix.length);
    }
  }
  return word;
}

function withoutOne(word: string, suffixes: readonly string[], keep: number): string {
  for (const suffix of suffixes) {
    if (word.length - suffix.length >= keep && word.endsWith(suffix)) return word.slice(0, -suffix.length);
  }
  return word;
}

function stem(word: string): string {
  const bare = withoutOne(word, pronouns, shortestStem);
  return withoutOne(bare, bare === word ? endings : endingsBeforePronoun, shortestStem);
}

/**
 * The stems a folded Arabic word may have, the likeliest first. A leading و ف ب ل ك س may be a particle or
 * the word's own letter (وزارة), so both readings are kept.
 */
export function arabicStems(word: string): string[] {
  if (word.length <= shortestStem) return [word];
  const bare = withoutArticle(word);
  const stems = [stem(bare)];
  if (bare === word && oneLetterProclitics.includes(word[0]!) && word.length - 1 >= shortestStem) {
    const rest = word.slice(1);
    // سوف, ول… : two particles in a row (وب, فل, وس) come with a word that is left long enough.
    const again =
      oneLetterProclitics.includes(rest[0]!) && 'وف'.includes(word[0]!) && rest.length > shortestStem;
    for (const reading of again ? [rest, rest.slice(1)] : [rest]) {
      const other = stem(reading);
      if (!stems.includes(other)) stems.push(other);
    }
  }
  return stems;
}
