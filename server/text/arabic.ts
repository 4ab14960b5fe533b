import { irregularForms, wholeForms } from './arabic-forms.ts';
import { foldText } from './tokens.ts';

/**
 * Light stemming of folded Arabic words: proclitics, the article, enclitic pronouns, sound plurals, dual and
 * nisba are taken off while at least `shortestStem` letters stay; broken plurals are led to their words by a list
 * and by their patterns. Roots are not sought: they join what does not belong together. Measured on parallel
 * questions and paragraphs of both languages (bench/relevance).
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

/** Sound plurals, dual, nisba with ة or plural, adverbs of nisba; folded (ة is ه). */
const endings = ['يات', 'يون', 'يين', 'يا', 'ات', 'ان', 'ون', 'ين', 'تي', 'يه', 'ه', 'ي', 'ا'];
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

/** ء at the end of a word is ئ or ؤ before what follows, and is often left out: كهرباء، كهربائية، كهربا. */
function withoutHamza(word: string): string {
  if (word.length <= shortestStem || !/ا[ءيو]$/u.test(word)) return word;
  return withoutOne(word.slice(0, -1), ['ا'], shortestStem);
}

function stem(word: string): string {
  const bare = withoutOne(word, pronouns, shortestStem);
  const short = withoutOne(bare, bare === word ? endings : endingsBeforePronoun, shortestStem);
  return withoutHamza(short);
}

/** Stems of the listed forms, by folded form. */
const listed = new Map<string, string>();
for (const [word, ...forms] of irregularForms) {
  const folded = foldText(word!);
  for (const form of forms) listed.set(foldText(form), stem(folded));
}
for (const forms of wholeForms) {
  const [first] = forms.map(foldText);
  for (const form of forms) listed.set(foldText(form), first!);
}

/** All that can stand before a word. */
const particles = ['', 'ال', ...[...'بكل'], 'بال', 'كال', 'لل'].flatMap((rest) =>
  ['', 'و', 'ف'].map((and) => and + rest),
);

/** A word without its pronoun; أعضاؤها and أعضائها have lost the ء of أعضاء. */
const withoutPronoun = (word: string): string =>
  withoutOne(word, pronouns, shortestStem).replace(/(?<=..ا)[ويء]ه?$/u, 'ء');

/** The stem of a listed form in `word`, whatever is joined to it, and whether that is surely it. */
function findListed(word: string): { stem: string; sure: boolean } | undefined {
  for (const prefix of particles) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    const found = listed.get(rest) ?? listed.get(withoutPronoun(rest));
    if (found !== undefined) return { stem: found, sure: prefix === '' || prefix.length > 1 };
  }
  return undefined;
}

/** The singulars that a broken plural of five or six letters may have, by its pattern. */
function singularsByPattern(word: string): string[] {
  if (word[2] !== 'ا' || word.length < 5 || word.length > 6) return [];
  const [one, two, , four, five, six] = word as unknown as string[];
  if (word.length === 5) {
    // محافظ, معالج: a participle is made the same way; plurals with م are listed.
    if (one === 'م') return [];
    // شوارع: شارع, وسائل: وسيلة, جداول: جدول.
    if (two === 'و') return [`${one}ا${four}${five}`];
    if (four === 'ي') return [`${one}${two}ي${five}`];
    return [`${one}${two}${four}${five}`];
  }
  if (five !== 'ي') return [];
  // قوانين: قانون, تقارير: تقرير, مشاريع: مشروع, مفاتيح: مفتاح.
  if (two === 'و') return [`${one}ا${four}و${six}`];
  if (one === 'ت') return [`${one}${two}${four}ي${six}`];
  return [`${one}${two}${four}و${six}`, `${one}${two}${four}ا${six}`];
}

/** The stem of a word and those of the words that it may be a plural of. */
const withSingulars = (found: string): string[] => [found, ...singularsByPattern(found)];

const longestReadings = 4;

/**
 * The stems a folded Arabic word may have, the likeliest first, four at most. A leading و ف ب ل ك س may be a
 * particle or the word's own letter (وزارة), and لل may hide a word's own ل (للجنة), so both readings are kept.
 */
export function arabicStems(word: string): string[] {
  const known = findListed(word);
  if (known?.sure || word.length <= shortestStem) return [known?.stem ?? word];
  const bare = withoutArticle(word);
  const stems = new Set(known ? [known.stem] : []);
  for (const one of withSingulars(stem(bare))) stems.add(one);
  if (/^[وف]?لل/u.test(word) && bare !== word) stems.add(stem(`ل${bare}`));
  if (!known && bare === word && oneLetterProclitics.includes(word[0]!) && word.length - 1 >= shortestStem) {
    const rest = word.slice(1);
    // سوف, ول… : two particles in a row (وب, فل, وس) come with a word that is left long enough.
    const again =
      oneLetterProclitics.includes(rest[0]!) && 'وف'.includes(word[0]!) && rest.length > shortestStem;
    for (const reading of again ? [rest, rest.slice(1)] : [rest]) stems.add(stem(reading));
  }
  return [...stems].slice(0, longestReadings);
}
