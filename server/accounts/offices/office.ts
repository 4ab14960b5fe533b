import type { BilingualText } from '../../language/index.ts';

/** What is decided about an office. */
export interface OfficeValues {
  name: BilingualText;
  /** Code of `org-types`. */
  kind: string;
  /** Code; null for a body of no governorate. */
  governorate: string | null;
}

/** What records belong to: people come and go, the office stays. */
export interface Office extends OfficeValues {
  id: number;
  /** Since when nobody new joins it; null while it is open. */
  closedAt: string | null;
  /** How many accounts that are not disabled are in it. */
  members: number;
}
