import { localText } from '../../../../language/index.ts';
import {
  isPdfAvailable,
  mostPrinted,
  packFileNames,
  packLanguages,
  type Workshop,
} from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { pageHead } from '../../../page-head.ts';
import { paths } from '../../../paths.ts';
import { sizeText } from '../../files/size-text.ts';
import { shortNameOf } from '../workshop-box.ts';
import { likelySize } from './likely-size.ts';

const icons: Record<string, string> = {
  pptx: 'slides',
  docx: 'file',
  pdf: 'book',
  xlsx: 'sheet',
  ics: 'cal',
  zip: 'dl',
};

/** There are none of these where nothing is picked. */
const ofRecords: readonly string[] = ['cards.pdf', 'posters.pdf'];

/** What a workshop can be taken along as: each file in each language. @param holds how many of each its pack has */
export function workshopFilesPage(
  workshop: Workshop,
  { records, photographs }: { records: number; photographs: number },
  context: PageContext,
) {
  const { locale, t } = context;
  const hasPdf = isPdfAvailable();
  const names = [...packFileNames, 'room.zip'] as const;
  return {
    page: pageHead(context, {
      title: t('packs:page.title', { name: shortNameOf(workshop, context) }),
      description: t('packs:page.lead'),
      nav: 'workshop',
      unlisted: true,
    }),
    title: localText(workshop.title, locale) ?? { text: workshop.externalId, language: locale },
    href: paths.workshop(locale, workshop.externalId),
    records,
    most: mostPrinted,
    isTooLarge: records > mostPrinted,
    hasPdf,
    files: names
      .filter((name) => hasPdf || !name.endsWith('.pdf'))
      .filter((name) => records > 0 || !ofRecords.includes(name))
      .map((name) => {
        const ending = name.slice(name.lastIndexOf('.') + 1);
        return {
          name: t(`packs:file.${name.slice(0, name.lastIndexOf('.'))}`),
          about: t(`packs:about.${name.slice(0, name.lastIndexOf('.'))}`),
          format: ending.toUpperCase(),
          size: t('packs:size.about', { size: sizeText(likelySize(name, records, photographs), context) }),
          icon: icons[ending] ?? 'file',
          links: (name === 'room.zip' ? (['both'] as const) : packLanguages).map((language) => ({
            href: paths.workshopFile(locale, workshop.externalId, name, language),
            label: t(`packs:language.${language}`),
          })),
        };
      }),
  };
}
