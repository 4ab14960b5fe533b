import { createHash } from 'node:crypto';
import type { AgreedTerm } from '../../content/index.ts';

/** Where a term comes from: as the library came with it, changed, added here, or left out. */
export type TermOrigin = 'shipped' | 'changed' | 'added' | 'removed';

export interface KeptTerm extends AgreedTerm {
  readonly key: string;
  readonly origin: TermOrigin;
}

/** What is kept of a term that was said anew; of one that was left out nothing but that. */
export type TermChange = { ar: readonly string[]; en: readonly string[] } | { removed: true };

/** The terms that the library came with have no names of their own: their words stand for them. */
export const keyOfShipped = ({ ar, en }: AgreedTerm): string =>
  createHash('sha256')
    .update(JSON.stringify([ar, en]))
    .digest('hex')
    .slice(0, 12);

/** Every term with its key, said twice or not: what was added here first, then the others in their order. */
export function mergeTerms(
  shipped: readonly AgreedTerm[],
  changes: ReadonlyMap<string, TermChange>,
): KeptTerm[] {
  const own = new Set<string>();
  const kept = shipped.flatMap((term): KeptTerm | KeptTerm[] => {
    const key = keyOfShipped(term);
    if (own.has(key)) return [];
    own.add(key);
    const change = changes.get(key);
    const { ar, en } = term;
    if (change === undefined) return { key, ar, en, origin: 'shipped' };
    if ('removed' in change) return { key, ar, en, origin: 'removed' };
    return { key, ...change, origin: 'changed' };
  });
  const added = [...changes].flatMap(([key, change]): KeptTerm[] =>
    own.has(key) || 'removed' in change ? [] : [{ key, ...change, origin: 'added' }],
  );
  return [...added, ...kept];
}

/** Those that are in force. */
export const inForce = (terms: readonly KeptTerm[]): KeptTerm[] =>
  terms.filter(({ origin }) => origin !== 'removed');
