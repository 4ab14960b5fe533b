/** A part of a text: `ltr` where it is read from left to right within Arabic. */
export interface Run {
  text: string;
  ltr: boolean;
}

/**
 * Runs that the bidirectional algorithm would take apart in Arabic: percentages and signed numbers ("42%" after an
 * Arabic word puts its sign on the wrong side), and Latin words with the figures and signs between them.
 */
const runs =
  /(?<![\d.,])[+\-−]?\d[\d.,]{0,20}\s?%|(?<![\p{L}\d])[+\-−]\d[\d.,]*|\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*(?:[ ./:@&'’+_-]+[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*)*/gu;

/** An Arabic text, taken apart where its direction turns; the parts together are the text. */
export function splitRuns(text: string): Run[] {
  const parts: Run[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    parts.push({ text: text.slice(from, index), ltr: false }, { text: run, ltr: true });
    from = index + run.length;
  }
  parts.push({ text: text.slice(from), ltr: false });
  return parts.filter((part) => part.text !== '');
}
