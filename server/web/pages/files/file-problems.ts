import type { Problem } from '../../../errors.ts';
import type { PageContext } from '../../page-context.ts';
import { sizeText } from './size-text.ts';

const sizes: readonly string[] = ['bytes', 'limit'];
/** Their limit is a number of other things. */
const notInBytes: readonly string[] = ['file.pixels', 'file.tooMany'];

/** Why a file was not kept, with its sizes as people read them in the reader's language. */
export function withSizesInWords(problem: Problem, context: Pick<PageContext, 't' | 'locale'>): Problem {
  const { code, values = {} } = problem;
  if (!code.startsWith('file.') || notInBytes.includes(code)) return problem;
  const shown = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'number' && sizes.includes(key) ? sizeText(value, context) : value,
  ]);
  return { ...problem, values: Object.fromEntries(shown) as NonNullable<Problem['values']> };
}

/** Why a file was not kept and what to do, in the reader's language. */
export function fileProblemText(problem: Problem, context: Pick<PageContext, 't' | 'locale'>): string {
  const { code, values } = withSizesInWords(problem, context);
  return context.t(`validation:${code}`, { ...values });
}
