import { governoratesOf, type NewWorkshop, type Workshop } from '../../../../workshops/index.ts';
import { bilingualOf, textOf, textsOf } from '../form-values.ts';

/** What a new workshop begins with, as it was typed. */
export function readNewWorkshop(body: unknown): NewWorkshop {
  const template = textOf(body, 'template');
  const copyOf = textOf(body, 'copyOf');
  return {
    title: bilingualOf(body, 'title'),
    start: textOf(body, 'start'),
    place: bilingualOf(body, 'place'),
    organiser: bilingualOf(body, 'organiser'),
    participants: [...new Set(textsOf(body, 'governorate'))].map((governorate) => ({ governorate })),
    ...(template === '' ? {} : { template }),
    ...(copyOf === '' ? {} : { copyOf }),
  };
}

/** The form of a copy, before anything is typed. */
export const copiedValues = (workshop: Workshop): NewWorkshop => ({
  title: workshop.title,
  start: '',
  place: workshop.place,
  organiser: workshop.organiser,
  participants: governoratesOf(workshop).map((governorate) => ({ governorate })),
  copyOf: workshop.externalId,
});
