import type { ContentLanguage } from '../language/index.ts';
import type { LessonValues, PracticeValues } from './fields/index.ts';
import type { RecordStatus } from './record.ts';

interface ImportedEnvelope {
  externalId: string;
  status: RecordStatus;
  sample: boolean;
  sourceLang: ContentLanguage;
  /** ISO 8601 instants in UTC. Where one is absent, what is stored stays, and a new record takes the present. */
  createdAt?: string;
  updatedAt?: string;
  publishedAt?: string;
}

/** A record as it comes from a file: checked, but not yet the library's own. */
export type ImportedRecord = ImportedEnvelope &
  ({ kind: 'practice'; values: PracticeValues } | { kind: 'lesson'; values: LessonValues });

/** What became of a batch, in records. */
export interface ImportOutcome {
  created: number;
  updated: number;
  unchanged: number;
}

export { isExternalId } from './external-id.ts';
