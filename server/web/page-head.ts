import { locales, type Locale } from '../language/index.ts';
import type { PageContext } from './page-context.ts';
import { inLocale } from './paths.ts';

/** The entries of the header that a page can belong to. */
export type NavEntry = 'practices' | 'lessons' | 'programme' | 'workshop' | 'about' | 'contribute';

export interface PageHead {
  /** As plain text; the layout adds the library's name. */
  title: string;
  description: string;
  nav: NavEntry | '';
  type: 'website' | 'article';
  /** The page opens with a hero, and the course of glazed bricks stands under that. */
  hero: boolean;
  /** Absolute, without the query; empty for pages that must not be indexed. */
  canonical: string;
  alternates: { locale: Locale; href: string }[];
  /** Absolute, shown beside links to the page: PNG, 1200 × 630; empty without one. */
  picture: string;
  /** Modules under `public/`: "js/search.js". */
  scripts: readonly string[];
  /** JSON-LD, as an object; empty text without one. */
  jsonLd: object | '';
}

interface Choices {
  title: string;
  description: string;
  nav?: NavEntry;
  type?: PageHead['type'];
  hero?: boolean;
  /** Search results and failures: found by nobody, listed nowhere. */
  unlisted?: boolean;
  /** Its path. */
  picture?: string;
  scripts?: readonly string[];
  jsonLd?: object;
}

/** What the layout writes into the head of a page. */
export function pageHead(context: PageContext, choices: Choices): PageHead {
  const path = context.url.split('?')[0] ?? '';
  const at = (locale: Locale): string => context.origin + inLocale(path, locale);
  const listed = choices.unlisted !== true;
  return {
    title: choices.title,
    description: choices.description,
    nav: choices.nav ?? '',
    type: choices.type ?? 'website',
    hero: choices.hero ?? false,
    canonical: listed ? at(context.locale) : '',
    alternates: listed ? locales.map((locale) => ({ locale, href: at(locale) })) : [],
    picture: choices.picture === undefined ? '' : context.origin + choices.picture,
    scripts: choices.scripts ?? [],
    jsonLd: choices.jsonLd ?? '',
  };
}
