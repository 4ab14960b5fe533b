import type { Locale } from '../language/index.ts';

/** The controlled vocabularies; each is `seed/vocabularies/<name>.json`, in the order in which it is shown. */
export const vocabularyNames = [
  'kinds',
  'governorates',
  'countries',
  'sectors',
  'org-types',
  'practice-statuses',
  'evidence-levels',
  'record-statuses',
  'translation-states',
  'lesson-types',
  'effect-sizes',
  'themes',
  'stages',
  'attributions',
  'lesson-statuses',
  'involvement-levels',
  'support-kinds',
  'beneficiaries',
  'funding-sources',
  'currencies',
  'cost-bands',
  'prerequisites',
  'partnership-statuses',
  'agreements',
  'modalities',
  'workshop-modes',
  'session-types',
  'prioritisation-methods',
  'criteria',
  'replication-kinds',
  'replication-states',
  'verdicts',
  'stop-reasons',
  'commitment-states',
  'visibilities',
  'partner-roles',
  'answers',
  'languages',
  'sdgs',
] as const;
export type VocabularyName = (typeof vocabularyNames)[number];

/** One entry: what is stored (`code`) and what is shown and searched. */
export interface Term {
  readonly code: string;
  readonly ar: string;
  readonly en: string;
  readonly ckb?: string;
  /** A shorter label where space is scarce (evidence levels, cost bands). */
  readonly short?: Readonly<Record<Locale, string>>;
  /** Other words for the same thing, of any language, searched but not shown. */
  readonly aliases?: readonly string[];
  readonly group?: 'source' | 'extension';
  /** One of the nine governorates of the peer-to-peer project. */
  readonly member?: boolean;
}

/** What may be said anew of an entry; its code stands. */
export type TermWords = Pick<Term, 'ar' | 'en' | 'ckb' | 'aliases'>;

/** One controlled vocabulary. Codes that it does not know have no term: `find` answers undefined. */
export class Vocabulary {
  readonly name: VocabularyName;
  /** As the library came with them. */
  readonly originals: readonly Term[];
  private current: readonly Term[];
  private byCode: ReadonlyMap<string, Term>;

  constructor(name: VocabularyName, terms: readonly Term[]) {
    this.name = name;
    this.originals = terms;
    this.current = terms;
    this.byCode = new Map(terms.map((term) => [term.code, term]));
  }

  get terms(): readonly Term[] {
    return this.current;
  }

  /** Says entries anew, by their codes; those left out have the words again that they came with. */
  revise(words: ReadonlyMap<string, TermWords>): void {
    this.current = this.originals.map((term) => {
      const { code, short, group, member } = term;
      const anew = words.get(code);
      const kept = { ...(short && { short }), ...(group && { group }), ...(member && { member }) };
      return anew ? { code, ...anew, ...kept } : term;
    });
    this.byCode = new Map(this.current.map((term) => [term.code, term]));
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  find(code: string): Term | undefined {
    return this.byCode.get(code);
  }

  /** The label in `locale`; the code itself for one that is no longer in the vocabulary. */
  label(code: string, locale: Locale): string {
    return this.byCode.get(code)?.[locale] ?? code;
  }

  /** The short label where there is one. */
  shortLabel(code: string, locale: Locale): string {
    return this.byCode.get(code)?.short?.[locale] ?? this.label(code, locale);
  }
}
