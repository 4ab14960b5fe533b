import { languageOfWords, localText, type Locale } from '../language/index.ts';
import type { MatchReason, SearchHit } from '../search/index.ts';
import type { MarkedText } from '../text/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import type { Translate } from './i18n.ts';
import { paths, type RecordKind } from './paths.ts';

/** The ziggurat of an evidence level: how many of its four tiers are built, and the level in a word. */
export interface EvidenceMeter {
  tier1: boolean;
  tier2: boolean;
  tier3: boolean;
  tier4: boolean;
  label: string;
}

/** Why a record is among the results though it does not hold the words as typed. */
export interface ReasonTag {
  label: string;
  matched: { text: string; language: Locale }[];
}

/** What `partials/card.hbs` shows. */
export interface Card {
  kind: RecordKind;
  href: string;
  title: MarkedText;
  snippet: MarkedText;
  /** In which of its files the snippet stands; null for the record itself. */
  inFile: { key: string; name: string; count: number } | null;
  sample: boolean;
  /** Which other language there is, or that the text is in the other one; empty without either. */
  languageNote: string;
  reasons: ReasonTag[];
  facts: { icon: string; label: string }[];
  evidence: EvidenceMeter | null;
}

export interface CardContext {
  locale: Locale;
  t: Translate;
  vocabularies: Vocabularies;
}

/** @param level 0 to 4; below it there is none to show */
export function evidenceMeter(level: number, { locale, vocabularies }: CardContext): EvidenceMeter | null {
  if (level < 0) return null;
  return {
    tier1: level >= 1,
    tier2: level >= 2,
    tier3: level >= 3,
    tier4: level >= 4,
    label: vocabularies.get('evidence-levels').shortLabel(`E${level}`, locale),
  };
}

function languageNote(hit: SearchHit, { locale, t }: CardContext): string {
  const { texts } = hit.document;
  if (!texts[locale]) return t('card:language.only');
  if (hit.title.language !== locale) return t('card:language.matched');
  return texts.ar && texts.en ? t('card:language.also') : '';
}

/** A word of the other language is more news than another word of the same. */
function whyOf({ kind, typed, matched }: MatchReason, locale: Locale): MatchReason['kind'] | 'language' {
  const language = languageOfWords(matched, locale);
  return kind === 'term' && language !== languageOfWords(typed, language) ? 'language' : kind;
}

/** One tag for each kind of reason, with all its words: a question of many words is no row of tags. */
function reasonTags(reasons: readonly MatchReason[], { locale, t }: CardContext): ReasonTag[] {
  const byKind = new Map<string, ReasonTag['matched']>();
  for (const reason of reasons) {
    const why = whyOf(reason, locale);
    const words = byKind.get(why) ?? [];
    byKind.set(why, [...words, { text: reason.matched, language: languageOfWords(reason.matched, locale) }]);
  }
  return [...byKind].map(([why, matched]) => ({ label: t(`card:reason.${why}`), matched }));
}

/** How places in a file are counted, by the ending of its name; a text document has no places. */
const places: Readonly<Record<string, string>> = {
  pdf: 'page',
  pptx: 'slide',
  odp: 'slide',
  xlsx: 'sheet',
  ods: 'sheet',
};

function inFile({ inFile: found }: SearchHit, { locale }: CardContext): Card['inFile'] {
  if (!found) return null;
  const place = places[found.name.split('.').at(-1) ?? ''] ?? 'whole';
  const name = localText(found.title, locale)?.text ?? found.name;
  return { key: `card:inFile.${place}`, name, count: found.page };
}

/** A search hit as a card. */
export function cardOf(hit: SearchHit, context: CardContext): Card {
  const { document } = hit;
  const { locale, vocabularies } = context;
  const labels = (name: 'governorates' | 'countries', codes: readonly string[], icon: string) =>
    codes.map((code) => ({ icon, label: vocabularies.get(name).label(code, locale) }));
  const year = document.facets.year[0];
  return {
    kind: document.kind,
    href: paths.record(locale, document.kind, document.id),
    title: hit.title,
    snippet: hit.snippet,
    inFile: inFile(hit, context),
    sample: document.sample,
    languageNote: languageNote(hit, context),
    reasons: reasonTags(hit.reasons ?? [], context),
    facts: [
      ...labels('governorates', document.facets.governorate, 'pin'),
      ...labels('countries', document.facets.country, 'bridge'),
      ...(year === undefined ? [] : [{ icon: 'cal', label: year }]),
    ],
    evidence: document.kind === 'practice' ? evidenceMeter(document.evidence, context) : null,
  };
}
