import type { Problem } from '../../../../errors.ts';
import { localText } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { NewWorkshop, WorkshopTemplate } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { field, messageOf, wordsField } from '../fields.ts';

interface Sources {
  values: Partial<NewWorkshop>;
  templates: readonly WorkshopTemplate[];
  vocabularies: Vocabularies;
  problems: readonly Problem[];
}

/** The view model of the page that makes a workshop. */
export function newWorkshopPage(
  { values, templates, vocabularies, problems }: Sources,
  context: PageContext,
) {
  const { t, locale } = context;
  const taking = new Set(values.participants?.map(({ governorate }) => governorate));
  const title = t(values.copyOf ? 'workshops:new.copy' : 'workshops:new.title');
  const chosen = values.template ?? (values.copyOf ? '' : templates[0]?.code);
  return {
    page: pageHead(context, {
      title: problems.length > 0 ? t('workshops:problem.title', { title }) : title,
      description: t('workshops:new.lead'),
      nav: 'workshop',
      unlisted: true,
    }),
    heading: title,
    action: paths.newWorkshop(locale),
    problems: problems.map((problem) => ({
      message: messageOf(problem, t),
      href: `#${problem.path}-${locale}`,
    })),
    copyOf: values.copyOf ?? '',
    templates: templates.map(({ code, name, summary, days }) => ({
      code,
      name,
      summary: localText(summary, locale)!,
      days,
      isChosen: code === chosen,
    })),
    hasNoTemplate: chosen === '',
    fields: {
      title: wordsField('title', context, {
        label: t('workshops:field.title'),
        text: values.title,
        required: true,
        problems,
      }),
      start: field('start', context, {
        label: t('workshops:field.start'),
        value: values.start,
        type: 'date',
        required: true,
        problems,
      }),
      place: wordsField('place', context, {
        label: t('workshops:field.place'),
        text: values.place,
        problems,
      }),
      organiser: wordsField('organiser', context, {
        label: t('workshops:field.organiser'),
        text: values.organiser,
        problems,
      }),
    },
    governorates: vocabularies.get('governorates').terms.map((term) => ({
      value: term.code,
      label: term[locale],
      isChosen: taking.has(term.code),
    })),
  };
}
