import Handlebars from 'handlebars';
import {
  formatDate,
  formatNumber,
  languageOfWords,
  type BilingualText,
  type ContentLanguage,
  type LocalText,
  type Locale,
} from '../../language/index.ts';
import type { MarkedText } from '../../text/index.ts';
import type { TranslationValues } from '../i18n.ts';
import type { PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';
import { controlFlow } from './control-flow.ts';
import { iconHelpers } from './icons.ts';
import { languageAttributes, markedHtml, paragraphsHtml, safe, textHtml } from './markup.ts';
import { translationWithMarkup } from './translation-with-markup.ts';

type Options = Handlebars.HelperOptions;

interface Sources {
  viewsFolder: string;
  /** The address of a file under `public/`. */
  assetUrl: (file: string) => string;
}

const contextOf = (options: Options): PageContext =>
  (options.data as { root: { context: PageContext } }).root.context;
const usedIcons = (options: Options): Set<string> => (options.data as { icons: Set<string> }).icons;
const hashOf = (options: Options): TranslationValues => options.hash as TranslationValues;

/** A helper's argument; a field that the view model lacks is an error. */
function given<T>(value: T | undefined, helper: string): T {
  if (value === undefined) throw new Error(`{{${helper}}} was given undefined: the view model lacks a field`);
  return value;
}

/** Every helper of the views, by name. Each one that gives HTML escapes what it is given. */
export function createHelpers({ viewsFolder, assetUrl }: Sources): Record<string, Handlebars.HelperDelegate> {
  const icons = iconHelpers(viewsFolder);
  return withArguments({
    ...controlFlow,
    /** {{t "home:title" count=3}} */
    t: (key: string, options: Options) => contextOf(options).t(given(key, 't'), hashOf(options)),
    /** As `t`, as HTML: people's words and Latin ones are isolated in <bdi>. Not for attributes. */
    tb: (key: string, options: Options) => {
      const { t, locale } = contextOf(options);
      return safe(translationWithMarkup(t, locale, given(key, 'tb'), hashOf(options)));
    },
    text: (text: BilingualText | LocalText, options: Options) =>
      safe(textHtml(given(text, 'text'), contextOf(options).locale)),
    paragraphs: (text: BilingualText | LocalText, options: Options) =>
      safe(paragraphsHtml(given(text, 'paragraphs'), contextOf(options).locale)),
    marked: (text: MarkedText, options: Options) =>
      safe(markedHtml(given(text, 'marked'), contextOf(options).locale)),
    /** A text that stands in an element of its own language. */
    isolated: (text: LocalText) => safe(textHtml(given(text, 'isolated'), text.language as Locale)),
    /** lang="…" dir="…" for an element. */
    lang: (language: ContentLanguage) => safe(languageAttributes(given(language, 'lang'))),
    /** A text of unknown direction, kept apart from its neighbours, and said to be of the language of its letters. */
    bdi: (text: unknown, options: Options) => {
      const [shown, { locale }] = [String(given(text, 'bdi')), contextOf(options)];
      const language = languageOfWords(shown, locale);
      const attribute = language === locale ? '' : ` lang="${language}"`;
      return safe(`<bdi${attribute}>${Handlebars.escapeExpression(shown)}</bdi>`);
    },
    /** Percentages, signed numbers, file types: always left to right. */
    ltr: (text: unknown) =>
      safe(`<bdi dir="ltr">${Handlebars.escapeExpression(String(given(text, 'ltr')))}</bdi>`),
    number: (value: number, options: Options) =>
      formatNumber(given(value, 'number'), contextOf(options).locale),
    date: (date: string, options: Options) => {
      const shown = Handlebars.escapeExpression(formatDate(given(date, 'date'), contextOf(options).locale));
      return safe(`<time datetime="${Handlebars.escapeExpression(date)}">${shown}</time>`);
    },
    /** {{icon "seal"}}, {{icon "chev" "s flip"}} */
    icon: (name: string, ...rest: unknown[]) => {
      const look = rest.length > 1 ? String(rest[0]) : '';
      return icons.use(usedIcons(rest.at(-1) as Options), given(name, 'icon'), look);
    },
    sprite: (options: Options) => icons.sprite(usedIcons(options)),
    /** {{path "practice" id}}, {{path "search" sector=code}}: an address in the reader's language. */
    path: (name: string, ...rest: unknown[]) => pathFor(name, rest),
    asset: (file: string) => assetUrl(given(file, 'asset')),
    /** An object as JSON inside <script type="application/ld+json">: nothing in it can close the element. */
    jsonLd: (value: unknown) => safe(JSON.stringify(given(value, 'jsonLd')).replace(/</g, '\\u003c')),
  });
}

/** Helpers that may stand alone. */
const alone = new Set(['sprite']);

/** A field that is named like a helper has to be asked for as `this.…`; `{{path}}` would call the helper. */
function withArguments(helpers: Record<string, Handlebars.HelperDelegate>): typeof helpers {
  const guarded = Object.entries(helpers).map(([name, helper]): [string, Handlebars.HelperDelegate] => [
    name,
    function (this: unknown, ...given: unknown[]) {
      if (given.length === 1 && !alone.has(name))
        throw new Error(`{{${name}}} is a helper and was given nothing; the field is {{this.${name}}}`);
      return (helper as (...of: unknown[]) => unknown).apply(this, given);
    },
  ]);
  return Object.fromEntries(guarded);
}

function pathFor(name: string, rest: unknown[]): string {
  const options = rest.at(-1) as Options;
  const build = (paths as Record<string, (...parts: unknown[]) => string>)[name];
  if (!build) throw new Error(`no path ${name}`);
  const parts = rest.slice(0, -1).map((one) => given(one, `path "${name}"`));
  const query = hashOf(options);
  return build(contextOf(options).locale, ...parts, ...(Object.keys(query).length > 0 ? [query] : []));
}
