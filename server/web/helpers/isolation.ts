import Handlebars from 'handlebars';

/**
 * Runs that the bidirectional algorithm would take apart in Arabic: percentages and signed numbers ("42%" after an
 * Arabic word puts its sign on the wrong side), and Latin words with the figures and signs between them.
 */
const runs =
  /(?<![\d.,])[+\-−]?\d[\d.,]{0,20}\s?%|(?<![\p{L}\d])[+\-−]\d[\d.,]*|\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*(?:[ ./:@&'’+_-]+[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*)*/gu;

const hasLatin = /\p{Script=Latin}/u;

/** An Arabic text, escaped, with each such run in a `<bdi>` of its own direction. */
export function isolateRuns(text: string): string {
  let html = '';
  let from = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    const open = hasLatin.test(run) ? '<bdi lang="en" dir="ltr">' : '<bdi dir="ltr">';
    html += `${Handlebars.escapeExpression(text.slice(from, index))}${open}${Handlebars.escapeExpression(run)}</bdi>`;
    from = index + run.length;
  }
  return html + Handlebars.escapeExpression(text.slice(from));
}
