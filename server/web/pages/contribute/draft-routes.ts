import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Account } from '../../../accounts/index.ts';
import {
  EditConflict,
  fieldsOn,
  Refused,
  TranslationUnavailable,
  type Screen,
  type WorkingRecord,
} from '../../../content/index.ts';
import { InvalidInput, type Problem } from '../../../errors.ts';
import { allow } from '../../middleware/allow.ts';
import { upload } from '../../middleware/forms/upload.ts';
import { contextOf } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import type { WebServices } from '../../web-services.ts';
import { findCallNote } from '../calls/call-note.ts';
import { pastedLinks, readDraftForm, rowsShown, type DraftForm } from './draft-form.ts';
import { idOf } from './fields/asked-field.ts';
import type { FormBody } from './fields/form-values.ts';
import { checkFiles, findDraftFiles, readFiles } from './files/draft-files.ts';
import { fileVerbs } from './files/file-order.ts';
import { getScreen, problemsOn, screenAfter } from './form-screen.ts';
import { addressesOf, referencesIn } from './record-references.ts';
import { formatTime } from '../../../language/index.ts';
import { screenPage, type ScreenInput } from './screen-page.ts';

/** The number in an address; NaN, which no record has, for anything else. */
export const idIn = (req: Request): number => {
  const { id } = req.params;
  return typeof id === 'string' && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : Number.NaN;
};

export const accountOf = (res: Response): Account => contextOf(res).account!;
export const bodyOf = (req: Request): FormBody => (req.body as FormBody | undefined) ?? {};

const linksOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(linksOf) : typeof value === 'string' ? [value] : [];

type Said = Pick<ScreenInput, 'problems' | 'typed' | 'rows' | 'theirs' | 'refusal'>;
const nothingSaid: Said = { problems: [], rows: {} };

/** What could be saved of a form, and what it lacks. */
interface Saved {
  version: number;
  problems: Problem[];
}

/** The screens of a draft: shown, saved on every step, saved by themselves meanwhile. */
export function draftRoutes(services: WebServices): Router {
  const { writing, content, calls, vocabularies, glossary, translation, attachments } = services;
  const router = Router();

  async function render(res: Response, working: WorkingRecord, screen: Screen, said: Said): Promise<void> {
    const context = contextOf(res);
    const { values, kind } = working.record;
    const stored = fieldsOn(kind, screen)
      .filter(({ type }) => type === 'link' || type === 'links')
      .flatMap(({ key }) => linksOf((values as Record<string, unknown>)[key]));
    const input: ScreenInput = {
      ...said,
      working,
      screen,
      shortcomings: {
        quick: writing.listShortcomings(working),
        verified: writing.listShortcomings(working, 'verified'),
      },
      key: randomUUID(),
      call: await findCallNote(working.callId, calls, context),
      vocabularies,
      glossary: (text) => glossary.find(text),
      canTranslate: translation.hasMachine,
      linkShown: await addressesOf(stored, content, context),
      files: await findDraftFiles(working, said.typed ?? {}, attachments),
    };
    res.render('pages/contribute/screen', screenPage(input, context));
  }

  async function readForm(
    req: Request,
    res: Response,
    working: WorkingRecord,
    screen: Screen,
  ): Promise<{ form: DraftForm; body: FormBody }> {
    const words = contextOf(res);
    const { body, files, problems } = await readFiles(bodyOf(req), working, { attachments, words });
    const form = readDraftForm(body, working, screen, {
      locale: words.locale,
      resolve: await referencesIn(pastedLinks(body), content),
    });
    checkFiles(form, working, files, words);
    return { form: { ...form, problems: [...problems, ...form.problems] }, body };
  }

  /** Saves what can be kept; what cannot is named, and the rest is safe. */
  async function save(account: Account, id: number, form: DraftForm): Promise<Saved> {
    const { version, key, writes, values } = form;
    const choices = { version, key, page: form.page, ...(writes && { writes }) };
    try {
      const saved = await writing.save(account, id, { ...choices, values });
      return { version: saved.version, problems: form.problems };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const broken = new Set(error.problems.map(({ path }) => path.split('.')[0]));
      const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !broken.has(name)));
      const saved = await writing.save(account, id, { ...choices, values: kept });
      return { version: saved.version, problems: [...form.problems, ...error.problems] };
    }
  }

  router.get('/contribute/:id/screens/:screen', allow('record.write'), async (req, res) => {
    const working = await writing.get(accountOf(res), idIn(req));
    const screen = getScreen(working.record.kind, req.params['screen']);
    const decision = await writing.decide(accountOf(res), working, 'edit');
    if ('refusal' in decision) {
      // Nobody fills in a form that cannot be saved: the record's own page says why, and what can be done.
      const { locale } = contextOf(res);
      res.redirect(303, paths.draft(locale, working.record.id, { refused: decision.refusal }));
      return;
    }
    const rows = Object.fromEntries(
      Object.entries(req.query).flatMap(([name, count]) =>
        /^\w{1,30}$/.test(name) && typeof count === 'string'
          ? [[name, Math.min(40, Number(count) || 0)]]
          : [],
      ),
    ) as Record<string, number>;
    await render(res, working, screen, { ...nothingSaid, rows });
  });

  /** Answers to a button beside a field; undefined for those that end the screen. */
  function wayOn(form: DraftForm, body: FormBody, address: string): string | undefined {
    const { verb, path } = form.button;
    const rows = rowsShown(body)[path] ?? 0;
    if (verb === 'add') return `${address}?${path}=${rows}#${idOf(path)}-${rows - 1}`;
    if (verb === 'translate' || fileVerbs.includes(verb)) return `${address}#${idOf(path)}`;
    return verb === 'stay' ? address : undefined;
  }

  router.post(
    '/contribute/:id/screens/:screen',
    allow('record.write'),
    upload(services),
    async (req, res) => {
      const account = accountOf(res);
      const { locale } = contextOf(res);
      const working = await writing.get(account, idIn(req));
      const { kind, id } = working.record;
      const screen = getScreen(kind, req.params['screen']);
      const { form, body } = await readForm(req, res, working, screen);
      try {
        const saved = await save(account, id, form);
        if (form.button.verb === 'exit') {
          res.redirect(303, paths.draft(locale, id));
          return;
        }
        const address = paths.draftScreen(locale, id, screen.name);
        const { verb, path, detail } = form.button;
        const unavailable = verb === 'translate' && (await translateField(account, id, path, detail));
        const stay = wayOn(form, body, address);
        const after = await writing.get(account, id);
        const lacking = stay ? [] : problemsOn(fieldsOn(kind, screen), writing.listShortcomings(after));
        const problems = [...saved.problems, ...lacking, ...(unavailable ? [unavailable] : [])];
        if (problems.length > 0) {
          res.status(422);
          await render(res, after, screen, { problems, typed: body, rows: rowsShown(body) });
          return;
        }
        const next = screenAfter(kind, screen);
        const end = screen.part === 'quick' ? paths.draftCheck(locale, id) : paths.draft(locale, id);
        res.redirect(303, stay ?? (next ? paths.draftScreen(locale, id, next.name) : end));
      } catch (error) {
        const said = { problems: form.problems, typed: body, rows: rowsShown(body) };
        if (error instanceof EditConflict) {
          res.status(409);
          await render(res, working, screen, { ...said, theirs: error.theirs });
        } else if (error instanceof Refused) {
          res.status(409);
          await render(res, working, screen, { ...said, refusal: error.refusal });
        } else throw error;
      }
    },
  );

  /** Asks the machine; what is wrong where it does not answer. */
  async function translateField(
    account: Account,
    id: number,
    path: string,
    language: string,
  ): Promise<Problem | undefined> {
    try {
      await translation.suggest(account, id, path, language === 'ar' ? 'ar' : 'en');
      return undefined;
    } catch (error) {
      if (error instanceof TranslationUnavailable) return { path, code: 'machine.unavailable' };
      throw error;
    }
  }

  router.post('/contribute/:id/screens/:screen/autosave', allow('record.write'), async (req, res) => {
    const account = accountOf(res);
    const { t } = contextOf(res);
    const working = await writing.get(account, idIn(req));
    const screen = getScreen(working.record.kind, req.params['screen']);
    const { form } = await readForm(req, res, working, screen);
    try {
      const { version } = await save(account, working.record.id, { ...form, key: undefined });
      res.json({ version, saved: formatTime(new Date().toISOString()) });
    } catch (error) {
      if (!(error instanceof EditConflict || error instanceof Refused)) throw error;
      const why = error instanceof Refused ? `refusals:${error.refusal}` : 'contribute:conflict.autosave';
      res.status(409).json({ version: null, why: t(why) });
    }
  });
  return router;
}
