import type { BilingualText, ContentLanguage } from '../language/index.ts';

/** Where facts were taken from: one published text in one language. */
export interface WorkshopSource {
  title: BilingualText;
  publisher: BilingualText;
  /** YYYY-MM-DD. */
  date: string;
  language: ContentLanguage;
}

/** A workshop that was held. Codes are those of the vocabularies. */
export interface Workshop {
  externalId: string;
  title: BilingualText;
  purpose: BilingualText;
  /** First and last day, YYYY-MM-DD. */
  start: string;
  end: string;
  place: BilingualText;
  mode: string;
  organiser: BilingualText;
  participants_total?: number;
  /** Governorates that took part. */
  participants: string[];
  aims: BilingualText[];
  outcomes: BilingualText[];
  /** External id of the partnership programme that it belongs to. */
  programme?: string;
  visibility: string;
  sources: WorkshopSource[];
}
