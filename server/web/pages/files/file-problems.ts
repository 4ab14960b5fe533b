import type { Problem } from '../../../errors.ts';
import type { PageContext } from '../../page-context.ts';
import { sizeText } from './size-text.ts';

const sizes: readonly string[] = ['bytes', 'limit'];

/** Why a file was not kept and what to do, in the reader's language, its sizes as people read them. */
export function fileProblemText(
  { code, values = {} }: Problem,
  context: Pick<PageContext, 't' | 'locale'>,
): string {
  const shown = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'number' && sizes.includes(key) && code !== 'file.pixels'
      ? sizeText(value, context)
      : value,
  ]);
  return context.t(`validation:${code}`, Object.fromEntries(shown) as Record<string, string | number>);
}
