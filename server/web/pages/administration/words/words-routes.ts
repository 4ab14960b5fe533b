import { Router, type Response } from 'express';
import { InvalidInput, NotFound, type Problem } from '../../../../errors.ts';
import type { TermWords, Vocabularies, VocabularyName } from '../../../../vocabularies/index.ts';
import { textOf } from '../../../forms/shown-problems.ts';
import { allow } from '../../../middleware/allow.ts';
import { contextOf } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import type { WebServices } from '../../../web-services.ts';
import { readAlias, readSoughtWord, readVocabularyName, readWords } from './words-form.ts';
import { hasAliases, wordListPage, wordListsPage, wordPage } from './words-page.ts';

type Services = Pick<WebServices, 'vocabularies' | 'words'>;

/** The list and the entry that an address names. @throws NotFound */
function entryAt(vocabularies: Vocabularies, params: Readonly<Record<string, unknown>>) {
  const name = nameAt(params['name']);
  const term = vocabularies.get(name).find(String(params['code']));
  if (!term) throw new NotFound(`no such entry of ${name}`);
  return { name, term };
}

function nameAt(value: unknown): VocabularyName {
  const name = readVocabularyName(value);
  if (!name) throw new NotFound('no such vocabulary');
  return name;
}

/** Labels and aliases of the vocabularies, as administrators say them anew. */
export function wordsRoutes({ vocabularies, words }: Services): Router {
  const router = Router();
  const may = allow('terms.write');

  const showLists = (
    res: Response,
    form: { alias?: string; entry?: string; problems?: readonly Problem[] },
  ): void => {
    if (form.problems) res.status(422);
    res.render('pages/administration/words', wordListsPage(contextOf(res), { vocabularies, words, ...form }));
  };
  router.get('/administration/words', may, (req, res) =>
    showLists(res, { alias: readSoughtWord(req.query) }),
  );
  router.post('/administration/words', may, async (req, res) => {
    const { account, locale } = contextOf(res);
    const { entry, chosen, alias } = readAlias(req.body, vocabularies);
    const problems: Problem[] = [
      ...(alias === '' ? [{ path: 'alias', code: 'words.missing' }] : []),
      ...(entry ? [] : [{ path: 'entry', code: 'words.no-entry' }]),
    ];
    try {
      if (!entry || problems.length > 0) throw new InvalidInput(problems);
      await words.addAlias(account!, entry.name, entry.code, alias);
      res.redirect(303, paths.adminWord(locale, entry.name, entry.code, { done: 'saved' }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      showLists(res, { alias, entry: chosen, problems: error.problems });
    }
  });

  router.get('/administration/words/:name', may, (req, res) => {
    const page = wordListPage(contextOf(res), nameAt(req.params['name']), { vocabularies, words });
    res.render('pages/administration/word-list', page);
  });

  const showEntry = (
    res: Response,
    { name, code }: { name: VocabularyName; code: string },
    form: { words: TermWords; problems?: readonly Problem[]; done?: unknown },
  ): void => {
    if (form.problems) res.status(422);
    const isChanged = words.isChanged(name, code);
    res.render('pages/administration/word', wordPage(contextOf(res), { name, code, isChanged, ...form }));
  };
  router.get('/administration/words/:name/:code', may, (req, res) => {
    const { name, term } = entryAt(vocabularies, req.params);
    showEntry(res, { name, code: term.code }, { words: term, done: req.query['done'] });
  });
  router.post('/administration/words/:name/:code', may, async (req, res) => {
    const { account, locale } = contextOf(res);
    const { name, term } = entryAt(vocabularies, req.params);
    const typed = readWords(req.body, hasAliases(name) ? undefined : (term.aliases ?? []));
    try {
      if (textOf(req.body, 'do') === 'restore') await words.restoreWords(account!, name, term.code);
      else await words.changeWords(account!, name, term.code, typed);
      res.redirect(303, paths.adminWord(locale, name, term.code, { done: 'saved' }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      showEntry(res, { name, code: term.code }, { words: typed, problems: error.problems });
    }
  });
  return router;
}
