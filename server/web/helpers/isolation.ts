import Handlebars from 'handlebars';
import { splitRuns } from '../../language/index.ts';

const hasLatin = /\p{Script=Latin}/u;

/** An Arabic text, escaped, with each run of the other direction in a `<bdi>` of its own. */
export function isolateRuns(text: string): string {
  return splitRuns(text)
    .map(({ text: run, ltr }) => {
      const escaped = Handlebars.escapeExpression(run);
      if (!ltr) return escaped;
      return `${hasLatin.test(run) ? '<bdi lang="en" dir="ltr">' : '<bdi dir="ltr">'}${escaped}</bdi>`;
    })
    .join('');
}
