import type { Problem } from '../../../../errors.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import { fingerprint, type Workshop } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { choicesOf, field, messageOf, wordsField } from '../fields.ts';
import { detailsOf, peopleLines, type Details } from './details-form.ts';

interface Sources {
  workshop: Workshop;
  /** What was typed and could not be saved. */
  typed?: Details | undefined;
  /** Who may be its facilitators. */
  colleagues: readonly { id: number; name: string }[];
  vocabularies: Vocabularies;
  problems: readonly Problem[];
  isClash: boolean;
}

/** The view model of the form of a workshop's details. */
export function detailsPage(sources: Sources, context: PageContext) {
  const { workshop, typed, colleagues, vocabularies, problems, isClash } = sources;
  const { t, locale } = context;
  const stored = detailsOf(workshop);
  const shown = typed ?? stored;
  const words = (name: 'title' | 'purpose' | 'place' | 'organiser', rows = 0) =>
    wordsField(name, context, { label: t(`workshops:field.${name}`), text: shown[name], rows, problems });
  const date = (name: 'start' | 'end') =>
    field(name, context, { label: t(`workshops:field.${name}`), value: shown[name], type: 'date', problems });
  const governorate = (code: string): string => vocabularies.get('governorates').label(code, locale);
  const message = (problem: Problem): string => {
    const [list, code] = problem.path.split('.');
    const text = messageOf(problem, t);
    return list === 'participants' && code !== undefined
      ? t('workshops:participants.problem', { governorate: governorate(code), problem: text })
      : text;
  };
  const title = t('workshops:details');
  return {
    page: pageHead(context, {
      title: problems.length > 0 ? t('workshops:problem.title', { title }) : title,
      description: title,
      nav: 'workshop',
      unlisted: true,
    }),
    workshop,
    isClash,
    now: isClash ? { title: stored.title, purpose: stored.purpose, place: stored.place } : null,
    problems: problems.map(message),
    seen: fingerprint(stored),
    back: paths.workshopBuilder(locale, workshop.externalId),
    action: paths.workshopDetails(locale, workshop.externalId),
    fields: {
      title: words('title'),
      purpose: words('purpose', 3),
      start: date('start'),
      end: date('end'),
      place: words('place'),
      organiser: words('organiser'),
      people: field('people', context, {
        label: t('workshops:field.people'),
        hint: t('workshops:field.people.hint'),
        value: peopleLines(shown.people, governorate, t('workshops:list.semicolon')),
        rows: 5,
        language: locale,
        problems,
      }),
    },
    modes: choicesOf(vocabularies.get('workshop-modes').terms, shown.mode, locale),
    visibilities: choicesOf(vocabularies.get('visibilities').terms, shown.visibility, locale),
    colleagues: colleagues.map(({ id, name }) => ({
      value: String(id),
      label: name,
      isChosen: shown.facilitators.includes(id),
    })),
    groups: vocabularies.get('governorates').terms.map((term) => {
      const group = shown.participants.find(({ governorate }) => governorate === term.code);
      const count = (value: number | undefined): string =>
        value === undefined || Number.isNaN(value) ? '' : String(value);
      return {
        code: term.code,
        label: term[locale],
        isChosen: group !== undefined,
        number: count(group?.number),
        women: count(group?.women),
      };
    }),
  };
}
