import { join } from 'node:path';
import { directionOf, type Locale } from '../../language/index.ts';
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

/**
 * Writes messages: `<template>.subject` and `.body` of `mail` in `locales/`, the body in paragraphs with blank lines
 * between them, and `.action` on the button where a `link` is among the values. Text and HTML say the same.
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
  return (locale: Locale, template: string, values: TranslationValues): Written => {
    const { translations, views } = (opened ??= open());
    const t = translations.translator(locale);
    const subject = t(`mail:${template}.subject`, values);
    const paragraphs = t(`mail:${template}.body`, values).split('\n\n');
    const link = typeof values['link'] === 'string' ? values['link'] : '';
    const action = link === '' ? '' : t(`mail:${template}.action`, values);
    const footer = t('mail:footer');
    const plain = [...paragraphs, ...(link === '' ? [] : [`${action}:\n${link}`]), `-- \n${footer}`];
    const html = views.render('message', {
      context: { locale, t },
      direction: directionOf(locale),
      subject,
      paragraphs: paragraphs.map((text) => ({ text, language: locale })),
      link,
      action,
      footer: { text: footer, language: locale },
    });
    return { subject, plain: `${plain.join('\n\n')}\n`, html };
  };
}
