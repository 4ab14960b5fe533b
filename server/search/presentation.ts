import { otherLocale, type Locale } from '../language/index.ts';
import { passagesOf } from '../meaning/index.ts';
import { bestPassage, highlight, type MarkedText, type WordWeight } from '../text/index.ts';
import type { DocumentText, EngineHit, SearchDocument } from './search-engine.ts';
import type { SearchHit } from './search-results.ts';

const isMarked = ({ parts }: MarkedText): boolean => parts.some(({ marked }) => marked);

/** The passage that is shown of a text: the best one of summary and body, the start of the summary without one. */
function passageOf(text: DocumentText, language: Locale, weight: WordWeight): MarkedText {
  const summary = bestPassage(text.summary || text.body, language, weight);
  if (isMarked(summary) || text.summary === '') return summary;
  const body = bestPassage(text.body, language, weight);
  return isMarked(body) ? body : summary;
}

/** One text of a record as a question shows it. */
interface ShownText {
  title: MarkedText;
  snippet: MarkedText;
  isMarked: boolean;
}

const showText = (text: DocumentText, language: Locale, weight: WordWeight): ShownText => {
  const title = highlight(text.title, language, weight);
  const snippet = passageOf(text, language, weight);
  return { title, snippet, isMarked: isMarked(title) || isMarked(snippet) };
};

/** Texts as questions show them that are kept; with one more all begin anew. */
const mostShown = 2_000;

/**
 * A value for each text and question: the same are asked for again and again. By maps of ordinary references: of
 * weak ones there would be thousands, and each collection of garbage would walk through them.
 */
function remembering<Value>(make: (text: DocumentText, language: Locale, weight: WordWeight) => Value) {
  let kept = new Map<WordWeight, Map<DocumentText, Value>>();
  let size = 0;
  return (text: DocumentText, language: Locale, weight: WordWeight): Value => {
    const known = kept.get(weight)?.get(text);
    if (known !== undefined) return known;
    if (size >= mostShown) {
      kept = new Map();
      size = 0;
    }
    const value = make(text, language, weight);
    const ofQuestion = kept.get(weight);
    if (ofQuestion) ofQuestion.set(text, value);
    else kept.set(weight, new Map([[text, value]]));
    size++;
    return value;
  };
}

const shownText = remembering(showText);

const passages = new WeakMap<DocumentText, string[]>();

/** The passages by which a text is known to search by meaning: cut once for as long as it is at hand. */
function passagesIn(text: DocumentText): string[] {
  let cut = passages.get(text);
  if (!cut) passages.set(text, (cut = passagesOf(text)));
  return cut;
}

/** The passages of a text with the words of a question marked, each when it is asked for. */
const markedPassages = remembering((text, language, weight) => {
  const marked: (MarkedText | undefined)[] = [];
  return (place: number): MarkedText | undefined => {
    const passage = passagesIn(text)[place];
    return (marked[place] ??= passage === undefined ? undefined : highlight(passage, language, weight));
  };
});

/** The passage that is nearest by meaning, with the words of the query marked; undefined where it is not there. */
function nearestPassage(
  { passage }: EngineHit,
  { texts }: SearchDocument,
  weight: WordWeight,
): MarkedText | undefined {
  const text = passage && texts[passage.language];
  return text && markedPassages(text, passage.language, weight)(passage.place);
}

/**
 * A hit as it is shown: in the reader's language where that text holds a word of the query (or nothing was asked),
 * else in the language that matched.
 */
export function present(
  hit: EngineHit,
  document: SearchDocument,
  locale: Locale,
  weight: WordWeight,
): SearchHit {
  const written = [...new Set([locale, hit.language, otherLocale(locale)])].filter(
    (one) => document.texts[one],
  );
  let best: (ShownText & { language: Locale }) | undefined;
  for (const language of written) {
    const shown = { language, ...shownText(document.texts[language]!, language, weight) };
    best ??= shown;
    if (!shown.isMarked) continue;
    best = shown;
    break;
  }
  const nothing: MarkedText = { language: locale, parts: [] };
  const passage = nearestPassage(hit, document, weight);
  return {
    ...hit,
    language: best?.language ?? hit.language,
    document,
    title: best?.title ?? nothing,
    // What answers, rather than where most of the words stand.
    snippet: passage ?? best?.snippet ?? nothing,
    ...(passage && { nearest: passage }),
  };
}
