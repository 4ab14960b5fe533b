import { Router } from 'express';
import multer from 'multer';
import {
  makeTemplate,
  NotWord,
  readWordForm,
  templateFormats,
  writeWordForm,
  type ContentKind,
} from '../../../content/index.ts';
import { InvalidInput, NotFound } from '../../../errors.ts';
import type { Locale } from '../../../language/index.ts';
import { FormExpired } from '../../failures/form-expired.ts';
import { allow } from '../../middleware/allow.ts';
import { isOwnForm } from '../../middleware/forms/csrf.ts';
import { contextOf, type PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { fieldLabel } from '../contribute/fields/asked-field.ts';
import { formProblems } from '../contribute/fields/form-problems.ts';
import { guidanceFor } from '../contribute/fields/guidance.ts';
import { accountOf } from '../contribute/draft-routes.ts';

/** Bytes of a filled-in form, which holds words alone. */
const largestForm = 2_000_000;
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: largestForm, files: 1, fields: 10 },
  defParamCharset: 'utf8',
});

const page = (context: PageContext, problem: string) => ({
  page: pageHead(context, {
    title: `${problem ? context.t('contribute:error.prefix') : ''}${context.t('offline:title')}`,
    description: context.t('offline:lead'),
    nav: 'contribute',
    unlisted: true,
  }),
  ...formProblems(
    problem ? [{ href: '#form', label: '', text: context.t(`offline:problem.${problem}`) }] : [],
    false,
    context.t,
  ),
});

/** Word forms and empty tables to fill in without a connection, and the way of a form back as a draft. */
export function offlineRoutes({ writing, vocabularies, sessions }: WebServices): Router {
  const router = Router();
  router.get('/forms', allow('record.write'), (_req, res) => {
    res.render('pages/offline/forms', page(contextOf(res), ''));
  });
  router.get('/forms/:kind', allow('record.write'), async (req, res) => {
    const { t, locale, translator } = contextOf(res);
    const name = req.params['kind'] as string;
    const [, kind, format] = /^(practice|lesson)\.(docx|xlsx|csv)$/.exec(name) ?? [];
    if (kind === undefined) throw new NotFound('no such form');
    const of = kind as ContentKind;
    const table = templateFormats.find((one) => one === format);
    if (table) {
      const labels = (at: Locale, key: string): string => translator(at)(`fields:${key}`);
      const empty = await makeTemplate(of, table, { locale, labels, vocabularies });
      res.attachment(`tajarib-${of}-${locale}.${table}`).send(empty);
      return;
    }
    const words = {
      locale,
      t,
      title: t(`contribute:add.heading.${of}`),
      lead: t('offline:lead.paper'),
      screen: (name: string) => t(`contribute:screen.${of}.${name}`),
      label: (path: string) => {
        const [key = '', row] = path.split('.');
        const label = fieldLabel(of, path, t);
        return row === undefined
          ? label
          : `${t(`contribute:row.${key}`, { number: Number(row) + 1 })}: ${label}`;
      },
      hint: (path: string) => guidanceFor(of, path, t)?.hint ?? '',
    };
    const bytes = await writeWordForm(of, words, vocabularies);
    res.type(wordType).attachment(`tajarib-${of}-${locale}.docx`).send(bytes);
  });
  router.post('/forms', allow('record.write'), upload.single('form'), async (req, res) => {
    const context = contextOf(res);
    if (!isOwnForm(req, res, sessions)) throw new FormExpired('the form does not belong to this browser');
    try {
      if (!req.file) throw new NotWord('no file');
      const { kind, locale, values } = readWordForm(req.file.buffer, vocabularies);
      const { contentId } = await writing.importDraft(accountOf(res), {
        kind,
        writes: locale,
        sourceLang: locale,
        values,
      });
      res.redirect(303, paths.draft(context.locale, contentId, { done: 'imported' }));
    } catch (error) {
      if (!(error instanceof NotWord || error instanceof InvalidInput)) throw error;
      res.status(422).render('pages/offline/forms', page(context, req.file ? 'unreadable' : 'missing'));
    }
  });
  return router;
}
