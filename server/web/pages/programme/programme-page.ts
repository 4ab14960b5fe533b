import { localText } from '../../../language/index.ts';
import type { Programme } from '../../../partnerships/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { sectorIcon } from '../sectors/sector-icons.ts';
import { workshopBox } from '../workshops/workshop-box.ts';

export interface ProgrammeSources {
  programme: Programme;
  workshops: readonly Workshop[];
  vocabularies: Vocabularies;
  /** YYYY-MM-DD. */
  today: string;
}

/** The view model of the partnership programme's page. */
export function programmePage(sources: ProgrammeSources, context: PageContext) {
  const { programme, workshops, vocabularies, today } = sources;
  const { locale } = context;
  const words = (text: Programme['name']): string => localText(text, locale)?.text ?? '';
  const [mainDifference, ...otherDifferences] = programme.differences;
  return {
    page: pageHead(context, {
      title: context.t('programme:title'),
      description: words(programme.summary),
      nav: 'programme',
    }),
    programme,
    governorates: programme.iq_governorate.map((code) => ({
      label: vocabularies.get('governorates').label(code, locale),
      href: paths.governorate(locale, code),
    })),
    countries: programme.eu_country.map((code) => ({
      label: vocabularies.get('countries').label(code, locale),
      href: paths.search(locale, { country: code }),
    })),
    sectors: programme.sectors.map((code) => ({
      label: vocabularies.get('sectors').label(code, locale),
      href: paths.sector(locale, code),
      icon: sectorIcon(code),
    })),
    mainDifference: mainDifference ?? null,
    otherDifferences,
    workshops: workshops
      .filter((workshop) => workshop.programme === programme.externalId)
      .map((workshop) => workshopBox(workshop, context, today)),
  };
}
