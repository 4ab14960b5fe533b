import { randomUUID } from 'node:crypto';
import type { Account, AuditTrail } from '../../accounts/index.ts';
import type { AgreedTerm } from '../../content/index.ts';
import { findSetting, putSetting, type Database, type Transaction } from '../../database/index.ts';
import { NotFound } from '../../errors.ts';
import { facetVocabularies } from '../../search/index.ts';
import type { TermWords, Vocabularies, Vocabulary, VocabularyName } from '../../vocabularies/index.ts';
import { inForce, mergeTerms, type KeptTerm } from './agreed-terms.ts';
import { checkTerm, checkWords } from './words-check.ts';
import { takeOverWords } from './words-in-force.ts';
import * as store from './words-store.ts';

/** Rises with every change, in its transaction: each process sees by it that there is something to take over. */
const versionSetting = 'words.version';
const termList = 'terms';
const searched = new Set<VocabularyName>(Object.values(facetVocabularies));

interface Parts {
  database: Database;
  audit: AuditTrail;
  vocabularies: Vocabularies;
  /** The terms that the library came with. */
  terms: readonly AgreedTerm[];
  /** Told, in the transaction of the change, of a code that readers find by other words from now on. */
  onCodeChanged: (tx: Transaction, code: string) => Promise<void>;
}

/**
 * The words of the library beside its records: labels and aliases of the vocabularies, and the agreed terms. What an
 * administrator says anew is kept beside what the library came with, and every process takes it over by itself.
 */
export class WordService {
  private readonly parts: Parts;
  private readonly listeners: ((terms: readonly KeptTerm[]) => unknown)[] = [];
  private version = '';
  private known: KeptTerm[];
  private changed = new Set<string>();
  private reading: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
    this.known = mergeTerms(parts.terms, new Map());
  }

  /** @param told the terms in force, after each change, once the vocabularies say it too */
  onChange(told: (terms: readonly KeptTerm[]) => unknown): void {
    this.listeners.push(told);
  }

  /** Takes over what was committed before the call, here or by another process. */
  refresh(): Promise<void> {
    // One that is under way may have looked before the commit, so each has its own turn.
    const next = this.reading.catch(() => undefined).then(() => this.read());
    this.reading = next;
    return next;
  }

  /** Every term, also those that were left out. */
  listTerms(): readonly KeptTerm[] {
    return this.known;
  }

  termsInForce(): KeptTerm[] {
    return inForce(this.known);
  }

  /** Rejects with NotFound. */
  getTerm(key: string): KeptTerm {
    const term = this.known.find((one) => one.key === key);
    if (!term) throw new NotFound(`no term ${key}`);
    return term;
  }

  /** Whether somebody has said the entry anew. */
  isChanged(name: VocabularyName, code: string): boolean {
    return this.changed.has(`${name}/${code}`);
  }

  /** Says an entry anew; what it touches is indexed again. Rejects with NotFound, InvalidInput. */
  async changeWords(by: Account, name: VocabularyName, code: string, words: TermWords): Promise<void> {
    checkWords(this.vocabularyWith(name, code), code, words);
    await this.write(async (tx) => {
      await store.putWords(tx, { list: name, code, data: JSON.stringify(words) });
      await this.indexAgain(tx, name, code);
      await this.note(tx, by, 'words.changed', `${name} ${code}`, { ...words });
    });
  }

  /** Gives an entry the words back that it came with. Rejects with NotFound. */
  async restoreWords(by: Account, name: VocabularyName, code: string): Promise<void> {
    this.vocabularyWith(name, code);
    await this.write(async (tx) => {
      await store.removeWords(tx, name, code);
      await this.indexAgain(tx, name, code);
      await this.note(tx, by, 'words.restored', `${name} ${code}`);
    });
  }

  /** Adds one more word by which an entry is found. Rejects with NotFound, InvalidInput. */
  async addAlias(by: Account, name: VocabularyName, code: string, alias: string): Promise<void> {
    const { ar, en, ckb, aliases = [] } = this.vocabularyWith(name, code).find(code)!;
    const words = { ar, en, ...(ckb && { ckb }), aliases: [...new Set([...aliases, alias])] };
    await this.changeWords(by, name, code, words);
  }

  /** Adds a term, or says one anew. @returns its key. Rejects with NotFound, InvalidInput. */
  async putTerm(
    by: Account,
    key: string | undefined,
    { ar, en }: { ar: readonly string[]; en: readonly string[] },
  ): Promise<string> {
    checkTerm({ ar, en });
    const code = key === undefined ? randomUUID() : this.getTerm(key).key;
    await this.write(async (tx) => {
      await store.putWords(tx, { list: termList, code, data: JSON.stringify({ ar, en }) });
      await this.note(tx, by, key === undefined ? 'term.added' : 'term.changed', `term ${code}`, { ar, en });
    });
    return code;
  }

  /** Takes a term out; one that the library came with can be put back. Rejects with NotFound. */
  async removeTerm(by: Account, key: string): Promise<void> {
    const { ar, en, origin } = this.getTerm(key);
    await this.write(async (tx) => {
      if (origin === 'added') await store.removeWords(tx, termList, key);
      else await store.putWords(tx, { list: termList, code: key, data: '{"removed":true}' });
      await this.note(tx, by, 'term.removed', `term ${key}`, { ar, en });
    });
  }

  /** Gives a term the words back that it came with. Rejects with NotFound. */
  async restoreTerm(by: Account, key: string): Promise<void> {
    if (this.getTerm(key).origin === 'added') throw new NotFound(`${key} came with no words`);
    await this.write(async (tx) => {
      await store.removeWords(tx, termList, key);
      await this.note(tx, by, 'term.restored', `term ${key}`);
    });
  }

  private vocabularyWith(name: VocabularyName, code: string): Vocabulary {
    const vocabulary = this.parts.vocabularies.get(name);
    if (!vocabulary.has(code)) throw new NotFound(`no ${code} in ${name}`);
    return vocabulary;
  }

  private async note(tx: Transaction, by: Account, action: string, subject: string, details = {}) {
    await this.parts.audit.record(tx, { by, action, subject, details });
  }

  /** Readers see the same records, but find them by other words. */
  private async indexAgain(tx: Transaction, name: VocabularyName, code: string): Promise<void> {
    if (searched.has(name)) await this.parts.onCodeChanged(tx, code);
  }

  private async write(work: (tx: Transaction) => Promise<void>): Promise<void> {
    const { database } = this.parts;
    await database.transaction(async (tx) => {
      await database.takeTurn(tx, versionSetting);
      await work(tx);
      await putSetting(tx, versionSetting, String(Number((await findSetting(tx, versionSetting)) ?? 0) + 1));
    });
    await this.refresh();
  }

  private async read(): Promise<void> {
    const { database } = this.parts;
    const version = (await findSetting(database.reader, versionSetting)) ?? '0';
    if (version === this.version) return;
    const { terms, changed } = await takeOverWords(this.parts);
    this.known = terms;
    this.changed = changed;
    for (const told of this.listeners) await told(this.termsInForce());
    this.version = version;
  }
}
