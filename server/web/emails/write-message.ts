import { join } from 'node:path';
import { directionOf, type LocalText, type Locale } from '../../language/index.ts';
import { createHelpers } from '../helpers/index.ts';
import { loadTranslations, type TranslationValues } from '../i18n.ts';
import { createViews } from '../views/views.ts';

interface Written {
  subject: string;
  plain: string;
  html: string;
}

interface Folders {
  locales: string;
  views: string;
}

/** What one message says, or one part of several in one. */
interface Part {
  heading: string;
  paragraphs: string[];
  link: string;
  action: string;
}

/**
 * Writes messages: `<template>.subject` and `.body` of `mail` in `locales/`, the body in paragraphs with blank lines
 * between them, the first of which greets, and `.action` on the button where a `link` is among the values. Text and
 * HTML say the same.
 */
export function createMessageWriter(folders: Folders) {
  const open = () => ({
    translations: loadTranslations(folders.locales),
    views: createViews({
      folder: join(folders.views, 'emails'),
      helpers: createHelpers({ viewsFolder: folders.views, assetUrl: (file) => file }),
    }),
  });
  // Most processes never write one.
  let opened: ReturnType<typeof open> | undefined;

  function partOf(locale: Locale, template: string, values: TranslationValues): Part {
    const t = (opened ??= open()).translations.translator(locale);
    const link = typeof values['link'] === 'string' ? values['link'] : '';
    return {
      heading: t(`mail:${template}.subject`, values),
      paragraphs: t(`mail:${template}.body`, values).split('\n\n'),
      link,
      action: link === '' ? '' : t(`mail:${template}.action`, values),
    };
  }

  function layOut(locale: Locale, view: string, subject: string, greeting: string[], parts: Part[]): Written {
    const { translations, views } = (opened ??= open());
    const t = translations.translator(locale);
    const footer = t('mail:footer');
    const own = (text: string): LocalText => ({ text, language: locale });
    const plain = [
      ...greeting,
      ...parts.flatMap(({ heading, paragraphs, link, action }) => [
        ...(greeting.length > 0 ? [`* ${heading}`] : []),
        ...paragraphs,
        ...(link === '' ? [] : [`${action}:\n${link}`]),
      ]),
      `-- \n${footer}`,
    ];
    const html = views.render(view, {
      context: { locale, t },
      direction: directionOf(locale),
      subject,
      greeting: greeting.map(own),
      parts: parts.map((part) => ({
        ...part,
        heading: own(part.heading),
        paragraphs: part.paragraphs.map(own),
      })),
      footer: own(footer),
    });
    return { subject, plain: `${plain.join('\n\n')}\n`, html };
  }

  return {
    write(locale: Locale, template: string, values: TranslationValues): Written {
      const part = partOf(locale, template, values);
      return layOut(locale, 'message', part.heading, [], [part]);
    },

    /** Several in one: each says what it would say by itself, without its greeting. */
    writeDigest(
      locale: Locale,
      name: string,
      items: readonly { template: string; values: TranslationValues }[],
    ): Written {
      const parts = items.map(({ template, values }) => {
        const part = partOf(locale, template, values);
        return { ...part, paragraphs: part.paragraphs.slice(1) };
      });
      const t = (opened ??= open()).translations.translator(locale);
      const values = { name, count: items.length };
      const greeting = t('mail:digest.body', values).split('\n\n');
      return layOut(locale, 'digest', t('mail:digest.subject', values), greeting, parts);
    },
  };
}
