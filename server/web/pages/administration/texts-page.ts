import { locales, type Locale } from '../../../language/index.ts';
import type { Originals } from '../../i18n.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { adminFrame, doneText } from './administration-page.ts';

/** The pages whose texts can be written anew. */
export const editablePages = ['home', 'about', 'review', 'terms', 'accessibility'] as const;
export type EditablePage = (typeof editablePages)[number];

/** A text that says numbers or names cannot be written anew: it would have to say them too. */
const isPlain = (key: string, text: string): boolean =>
  !text.includes('{{') && !/_(zero|one|two|few|many|other)$/.test(key);

export const readEditablePage = (value: unknown): EditablePage =>
  editablePages.find((page) => page === value) ?? 'home';

/** Whether "about:lead" is a text that can be written anew. */
export function isEditable(originals: Originals, key: string): boolean {
  const [page = '', name = ''] = key.split(':');
  const text = editablePages.some((one) => one === page) ? originals.ar[page]?.[name] : undefined;
  return text !== undefined && isPlain(name, text);
}

interface Shown {
  part: EditablePage;
  originals: Originals;
  find: (locale: Locale, key: string) => string | undefined;
  done: unknown;
}

/** View model of `pages/administration/texts`. */
export function textsPage(context: PageContext, { part, originals, find, done }: Shown) {
  const { t, locale } = context;
  return {
    ...adminFrame(context, 'texts'),
    done: doneText(context, done),
    pages: editablePages.map((name) => ({
      href: paths.adminTexts(locale, { of: name }),
      label: t(`admin:texts.page.${name}`),
      isHere: name === part,
    })),
    action: paths.adminTexts(locale),
    texts: Object.entries(originals.ar[part] ?? {})
      .filter(([name, text]) => isPlain(name, text))
      .map(([name], index) => {
        const key = `${part}:${name}`;
        return {
          key,
          shown: { text: find(locale, key) ?? originals[locale][part]![name]!, language: locale },
          isChanged: locales.some((one) => find(one, key) !== undefined),
          fields: locales.map((one) => ({
            id: `${one}-${index}`,
            locale: one,
            label: t(`account:my.language.${one}`),
            value: find(one, key) ?? '',
            original: { text: originals[one][part]![name]!, language: one },
          })),
        };
      }),
  };
}
