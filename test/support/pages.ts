import type { Locale } from '../../server/language/index.ts';
import { paths } from '../../server/web/paths.ts';
import { pathOf, type Landmarks } from './landmarks.ts';

/** A page that every check of quality visits, in both languages. */
export interface ListedPage {
  name: string;
  path: (locale: Locale, at: Landmarks) => string;
  /** The answer that belongs to it; 200 unless said. */
  status?: number;
  /** Which library shows it; the one that is whole unless said. */
  library?: 'broken' | 'unready';
  /** Visited on a phone with its menus and groups open. */
  opened?: boolean;
}

const other = (locale: Locale): Locale => (locale === 'ar' ? 'en' : 'ar');
const water = { ar: 'إدارة المياه', en: 'water management' };

export const listedPages: readonly ListedPage[] = [
  { name: 'home', path: (locale) => paths.home(locale) },
  { name: 'search, nothing asked', path: (locale) => paths.search(locale) },
  { name: 'search results', path: (locale) => paths.search(locale, { q: water[locale] }) },
  { name: 'search across languages', path: (locale) => paths.search(locale, { q: water[other(locale)] }) },
  {
    name: 'search with filters',
    path: (locale) =>
      paths.search(locale, {
        q: water[locale],
        sector: ['WAT', 'AGR'],
        kind: 'practice',
        from: 2015,
        sort: 'newest',
      }),
  },
  {
    name: 'filters of a search, all open',
    path: (locale) => `${paths.search(locale, { q: water[locale], sector: 'WAT' })}#filters`,
    opened: true,
  },
  { name: 'the menu of a phone', path: (locale) => paths.terms(locale), opened: true },
  { name: 'search without results', path: (locale) => paths.search(locale, { q: 'zzqxj', sector: 'SOL' }) },
  { name: 'search, unknown choices', path: (locale) => paths.search(locale, { sector: 'NONE', page: '99' }) },
  { name: 'practice', path: (locale, at) => pathOf(locale, at.practice) },
  { name: 'longest record', path: (locale, at) => pathOf(locale, at.longest) },
  { name: 'lesson', path: (locale, at) => pathOf(locale, at.lesson) },
  {
    name: 'practice in both languages',
    path: (locale, { practice }) => paths.recordInBoth(locale, practice.kind, practice.id),
  },
  {
    name: 'lesson in both languages',
    path: (locale, { lesson }) => paths.recordInBoth(locale, lesson.kind, lesson.id),
  },
  {
    name: 'record in the other language only',
    path: (locale, at) => pathOf(locale, at.onlyIn[other(locale)]),
  },
  { name: 'record with an outdated translation', path: (locale, at) => pathOf(locale, at.outdated) },
  {
    name: 'both languages, one outdated',
    path: (locale, { outdated }) => paths.recordInBoth(locale, outdated.kind, outdated.id),
  },
  { name: 'sector', path: (locale) => paths.sector(locale, 'WAT') },
  { name: 'governorate', path: (locale) => paths.governorate(locale, 'IQ-NI') },
  { name: 'programme', path: (locale) => paths.programme(locale) },
  { name: 'workshop', path: (locale) => paths.workshop(locale, 'erbil-2022') },
  { name: 'workshops', path: (locale) => paths.workshops(locale) },
  { name: 'voting', path: (locale) => paths.vote(locale) },
  { name: 'about', path: (locale) => paths.about(locale) },
  { name: 'how records are reviewed', path: (locale) => paths.review(locale) },
  { name: 'accessibility', path: (locale) => paths.accessibility(locale) },
  { name: 'terms', path: (locale) => paths.terms(locale) },
  { name: 'interface for programs', path: (locale) => paths.apiDocs(locale) },
  { name: 'page that does not exist', path: (locale) => `/${locale}/nowhere`, status: 404 },
  { name: 'failure', path: (locale, at) => pathOf(locale, at.practice), status: 500, library: 'broken' },
  { name: 'search getting ready', path: (locale) => paths.search(locale), status: 503, library: 'unready' },
];
