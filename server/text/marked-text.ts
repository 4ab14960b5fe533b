import type { ContentLanguage } from '../language/index.ts';

/** A piece of a text; `marked` where it is one whole word (with its prefixes) that matched the query. */
export interface TextPart {
  text: string;
  marked: boolean;
}

/** A text with its matched words marked, in the language it is written in. Parts joined give the text. */
export interface MarkedText {
  language: ContentLanguage;
  parts: TextPart[];
}
