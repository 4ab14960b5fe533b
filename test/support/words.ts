import { join } from 'node:path';
import type { FieldLabels } from '../../server/content/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { loadTranslations } from '../../server/web/i18n.ts';

const translations = loadTranslations(join(packageRoot, 'locales'));

/** The vocabularies and labels that the library itself uses. */
export const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
export const labels: FieldLabels = (locale, key) => translations.translator(locale)(`fields:${key}`);
