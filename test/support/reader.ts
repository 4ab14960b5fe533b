import { join } from 'node:path';
import {
  readingOf,
  type ContentRecord,
  type LessonValues,
  type PracticeValues,
} from '../../server/content/index.ts';
import { directionOf, type Locale } from '../../server/language/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { loadTranslations } from '../../server/web/i18n.ts';
import type { PageContext } from '../../server/web/page-context.ts';

export const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));
const translations = loadTranslations(join(packageRoot, 'locales'));

/** A reader of `locale`, with the library at tajarib.example. */
export const readerOf = (locale: Locale): PageContext => ({
  locale,
  direction: directionOf(locale),
  t: translations.translator(locale),
  translator: (one) => translations.translator(one),
  origin: 'https://tajarib.example',
  url: `/${locale}/practices/7`,
  account: undefined,
  session: undefined,
  csrfToken: '',
});

export const readingIn = (record: ContentRecord, locale: Locale) =>
  readingOf(record, readerOf(locale), vocabularies);

const envelope = {
  id: 7,
  status: 'published',
  sample: false,
  sourceLang: 'ar',
  fieldsVersion: 1,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-03-14T08:00:00.000Z',
  publishedAt: '2026-03-14T08:00:00.000Z',
} as const;

export const practiceWith = (values: PracticeValues): ContentRecord => ({
  ...envelope,
  externalId: 'p-7',
  kind: 'practice',
  values: { title: { ar: 'عنوان', en: 'Title' }, ...values },
});

export const lessonWith = (values: LessonValues): ContentRecord => ({
  ...envelope,
  externalId: 'l-7',
  kind: 'lesson',
  values: { statement: { ar: 'درس', en: 'Lesson' }, ...values },
});
