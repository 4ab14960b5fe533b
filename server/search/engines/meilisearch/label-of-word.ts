import { locales, type Locale } from '../../../language/index.ts';
import { analyse } from '../../../text/index.ts';
import { facetNames } from '../../search-engine.ts';
import type { LabelsOf, ShadowHit } from './shadow-document.ts';

/** The label in `locale` of the code by which a hit has one of `stems`, if it has it by a label or alias. */
export function labelWith(
  hit: ShadowHit,
  stems: readonly { stem: string }[],
  labelsOf: LabelsOf,
  locale: Locale,
): string | undefined {
  for (const { stem } of stems) {
    if (!hit.labels.includes(stem)) continue;
    for (const facet of facetNames) {
      for (const code of hit[facet]) {
        const labels = labelsOf(facet, code);
        if (labels.some((label) => analyse(label).some((word) => word.stems[0] === stem))) {
          return labels[locales.indexOf(locale)];
        }
      }
    }
  }
  return undefined;
}
