import type {
  Participant,
  ParticipantGroup,
  Workshop,
  WorkshopVisibility,
} from '../../../../workshops/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import { bilingualOf, numberOf, textOf, textsOf } from '../form-values.ts';

export type Details = Pick<
  Workshop,
  | 'title'
  | 'purpose'
  | 'start'
  | 'end'
  | 'place'
  | 'mode'
  | 'organiser'
  | 'visibility'
  | 'participants'
  | 'people'
  | 'facilitators'
>;

/** What the form of the details shows and changes. */
export const detailsOf = (workshop: Workshop): Details => ({
  title: workshop.title,
  purpose: workshop.purpose,
  start: workshop.start,
  end: workshop.end,
  place: workshop.place,
  mode: workshop.mode,
  organiser: workshop.organiser,
  visibility: workshop.visibility,
  participants: workshop.participants,
  people: workshop.people,
  facilitators: workshop.facilitators,
});

function readGroup(
  body: unknown,
  governorate: string,
  before: ParticipantGroup | undefined,
): ParticipantGroup[] {
  const number = numberOf(body, `number.${governorate}`);
  const women = numberOf(body, `women.${governorate}`);
  const takesPart = textsOf(body, 'governorate').includes(governorate) || number !== undefined;
  if (!takesPart) return [];
  return [
    {
      governorate,
      ...(before?.orgType === undefined ? {} : { orgType: before.orgType }),
      ...(number === undefined ? {} : { number }),
      ...(women === undefined ? {} : { women }),
    },
  ];
}

/** Between the parts of a line: semicolons, tabs as pasted from a table, or commas where there are none of these. */
const partsOf = (line: string): RegExp => (/[;؛\t]/.test(line) ? /[;؛\t]/ : /[,،]/);

/**
 * One person a line: "name; governorate; post". The governorate may be written in either language; what is none
 * stays with the post.
 */
function readPeople(text: string, vocabularies: Vocabularies): Participant[] {
  const { terms } = vocabularies.get('governorates');
  return text.split('\n').flatMap((line) => {
    const [name = '', place = '', ...others] = line.split(partsOf(line)).map((part) => part.trim());
    if (name === '') return [];
    const term = terms.find(
      ({ code, ar, en, aliases = [] }) =>
        place !== '' && [code, ar, en, ...aliases].some((one) => one.toLowerCase() === place.toLowerCase()),
    );
    const post = [term ? '' : place, ...others].filter((part) => part !== '').join(' · ');
    return [{ name, governorate: term?.code ?? '', ...(post === '' ? {} : { post }) }];
  });
}

/** The lines that `readPeople` reads. */
export const peopleLines = (
  people: readonly Participant[],
  label: (code: string) => string,
  separator: string,
): string =>
  people
    .map(({ name, governorate, post = '' }) =>
      [name, governorate && label(governorate), post].join(separator).replace(/[;؛\s]+$/, ''),
    )
    .join('\n');

/** @param possible ids of the accounts that may be chosen as facilitators */
export function readDetails(
  body: unknown,
  before: Workshop,
  vocabularies: Vocabularies,
  possible: readonly number[],
): Details {
  const chosen = textsOf(body, 'facilitator').map(Number);
  return {
    title: bilingualOf(body, 'title'),
    purpose: bilingualOf(body, 'purpose'),
    start: textOf(body, 'start'),
    end: textOf(body, 'end'),
    place: bilingualOf(body, 'place'),
    mode: textOf(body, 'mode'),
    organiser: bilingualOf(body, 'organiser'),
    visibility: textOf(body, 'visibility') as WorkshopVisibility,
    participants: vocabularies.get('governorates').terms.flatMap(({ code }) =>
      readGroup(
        body,
        code,
        before.participants.find(({ governorate }) => governorate === code),
      ),
    ),
    people: readPeople(textOf(body, 'people'), vocabularies),
    facilitators: possible.filter((id) => chosen.includes(id)),
  };
}
