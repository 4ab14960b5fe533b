// Controls but line breaks, marks of direction, tatweel, soft hyphens, what is no character.
/* eslint-disable no-control-regex -- control characters are what is taken out */
const noise =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u0640\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text of a document as it is searched: letters in their ordinary form instead of the shapes that they are drawn
 * with (ﻣﺎء → ماء), single spaces, at most one empty line at a time.
 */
export const tidyText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(noise, (found) => (found === '\t' ? ' ' : ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
