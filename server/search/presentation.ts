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

/** The passage that is nearest by meaning, with the words of the query marked; undefined where it is not there. */
function nearestPassage(
  { passage }: EngineHit,
  { texts }: SearchDocument,
  weight: WordWeight,
): MarkedText | undefined {
  const text = passage && texts[passage.language];
  if (!text) return undefined;
  const found = passagesOf(text)[passage.place];
  return found === undefined ? undefined : highlight(found, passage.language, weight);
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
  let best: { language: Locale; title: MarkedText; snippet: MarkedText } | undefined;
  for (const language of written) {
    const text = document.texts[language]!;
    const title = highlight(text.title, language, weight);
    const shown = { language, title, snippet: passageOf(text, language, weight) };
    best ??= shown;
    if (!isMarked(title) && !isMarked(shown.snippet)) continue;
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
