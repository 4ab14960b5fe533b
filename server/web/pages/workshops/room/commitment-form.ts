import type { CommitmentValues } from '../../../../workshops/index.ts';
import { bilingualOf, textOf } from '../form-values.ts';

/** What a commitment's form says, as it was typed. */
export function readCommitment(body: unknown): CommitmentValues {
  const governorate = textOf(body, 'governorate');
  const practice = textOf(body, 'practice');
  const email = textOf(body, 'email');
  return {
    who: bilingualOf(body, 'who'),
    what: bilingualOf(body, 'what'),
    due: textOf(body, 'due'),
    state: textOf(body, 'state') || 'open',
    ...(governorate === '' ? {} : { governorate }),
    ...(practice === '' ? {} : { practice }),
    ...(email === '' ? {} : { email }),
  };
}
