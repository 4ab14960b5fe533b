import type { ContentRecord } from '../../../content/index.ts';
import type { PackLanguage } from '../pack-document.ts';
import type { Workshop } from '../../workshop.ts';
import type { Voice, Voices } from './voice.ts';

/** A workshop with its records, before it becomes paper. */
export interface PackSource {
  workshop: Workshop;
  /** In the order of the pack, as they were picked; those withdrawn since are not among them. */
  records: readonly ContentRecord[];
  /** How many were withdrawn after they were picked. */
  withdrawn: number;
  language: PackLanguage;
  voices: Voices;
  /** Where the workshop is on the web, and where ballots are cast; '' where the library has no address. */
  address: string;
}

/** The voice of the words around the texts: Arabic where both languages stand beside each other. */
export const mainVoice = ({ language, voices }: Pick<PackSource, 'language' | 'voices'>): Voice =>
  voices[language === 'en' ? 'en' : 'ar'];

/** The voices in their order on the page: Arabic first where there are both. */
export const voicesIn = ({ language, voices }: Pick<PackSource, 'language' | 'voices'>): Voice[] =>
  language === 'both' ? [voices.ar, voices.en] : [voices[language]];
