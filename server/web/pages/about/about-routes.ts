import { Router } from 'express';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { evidenceMeter } from '../../cards.ts';
import { contextOf, type PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';

/** Pages of text: each has its view, `pages/about/<name>`, and its texts, `locales/<locale>/<name>.json`. */
const pages = [
  { name: 'about', title: 'about:title', description: 'about:description' },
  { name: 'review', title: 'review:title', description: 'review:description' },
  { name: 'accessibility', title: 'accessibility:title', description: 'accessibility:description' },
  { name: 'terms', title: 'terms:title', description: 'terms:description' },
] as const;

/** The levels from owner's account (E0) to confirmed by replication (E4), with the meter of each. */
function evidenceLevels(vocabularies: Vocabularies, { locale, t }: PageContext) {
  return vocabularies.get('evidence-levels').terms.map((term, level) => ({
    meter: evidenceMeter(level, { locale, t, vocabularies }),
    name: vocabularies.get('evidence-levels').shortLabel(term.code, locale),
    label: term[locale],
    meaning: t(`review:evidence.${term.code}`),
  }));
}

export function aboutRoutes({ vocabularies }: { vocabularies: Vocabularies }): Router {
  const router = Router();
  for (const { name, title, description } of pages) {
    router.get(`/${name}`, (_req, res) => {
      const context = contextOf(res);
      res.render(`pages/about/${name}`, {
        page: pageHead(context, {
          title: context.t(title),
          description: context.t(description),
          nav: 'about',
        }),
        levels: name === 'review' ? evidenceLevels(vocabularies, context) : [],
      });
    });
  }
  return router;
}
