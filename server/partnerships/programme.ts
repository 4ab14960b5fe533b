import type { BilingualText, ContentLanguage } from '../language/index.ts';

/** Where facts were taken from: one published text in one language. */
export interface Source {
  title: BilingualText;
  publisher: BilingualText;
  /** YYYY-MM-DD. */
  date: string;
  language: ContentLanguage;
}

/** What a named person said, word for word as published in each language. */
export interface Quote {
  who: BilingualText;
  role: BilingualText;
  text: BilingualText;
}

/** A partnership programme: what several partnerships have in common. Codes are those of the vocabularies. */
export interface Programme {
  externalId: string;
  name: BilingualText;
  summary: BilingualText;
  background: BilingualText;
  iq_governorate: string[];
  eu_country: string[];
  sectors: string[];
  funder: BilingualText;
  implementer: BilingualText;
  /** The larger programme that this one is a part of. */
  parent_programme: BilingualText;
  /** Where the published texts of the two languages do not say the same. */
  differences: BilingualText[];
  quotes: Quote[];
  sources: Source[];
}
