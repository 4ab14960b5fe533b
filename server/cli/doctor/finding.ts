import type { TranslationValues } from '../../web/i18n.ts';

/** good: as it should be · note: worth knowing, nothing to mend · wrong: something has to be done. */
export type FindingState = 'good' | 'note' | 'wrong';

/** What one look has found. Its sentence is `<says>` of `doctor`; what to do, for one that is wrong, `<says>.do`. */
export interface DoctorFinding {
  readonly state: FindingState;
  readonly says: string;
  readonly values?: TranslationValues;
}

export const good = (says: string, values: TranslationValues = {}): DoctorFinding => ({
  state: 'good',
  says,
  values,
});
export const note = (says: string, values: TranslationValues = {}): DoctorFinding => ({
  state: 'note',
  says,
  values,
});
export const wrong = (says: string, values: TranslationValues = {}): DoctorFinding => ({
  state: 'wrong',
  says,
  values,
});
