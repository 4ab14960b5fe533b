import { isPhotographName, type ContentRecord } from '../../../../content/index.ts';
import { mostPhotographs, recordFormats, type PackLanguage } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { mediaOf } from '../../files/record-media.ts';
import { writtenIn } from '../record-head.ts';

/** One file that a record can be taken along as. */
export interface FileLink {
  href: string;
  language: string;
}

export interface FileFormat {
  name: string;
  /** At most so large, in words. */
  size: string;
  links: FileLink[];
}

/** Kilobytes that no record's file of the format is larger than without photographs; held by a test. */
export const largestRecordFile = { pdf: 400, docx: 60 } as const;

/** Kilobytes that a photograph takes at most. */
const largestPhotograph = 250;

const photographsOf = (record: ContentRecord): number =>
  Math.min(mostPhotographs, mediaOf(record).filter(({ name }) => isPhotographName(name)).length);

/** The languages that a record's file comes in. */
export function fileLanguages(record: ContentRecord): PackLanguage[] {
  const written = writtenIn(record);
  return written.length > 1 ? [...written, 'both'] : written;
}

/** What the record can be downloaded as, with format, language and size said before. */
export const recordFiles = (record: ContentRecord, { locale, t }: PageContext): FileFormat[] => [
  ...recordFormats.map((format) => ({
    name: t(`packs:format.${format}`),
    size: t('packs:size.atMost', {
      count: largestRecordFile[format] + largestPhotograph * photographsOf(record),
    }),
    links: fileLanguages(record).map((language) => ({
      href: paths.recordFile(locale, record.kind, record.id, format, language),
      language: t(`packs:language.${language}`),
    })),
  })),
  ...(record.kind === 'practice'
    ? [
        {
          name: t('packs:format.memo'),
          size: t('packs:size.atMost', { count: largestRecordFile.docx }),
          links: fileLanguages(record).map((language) => ({
            href: paths.memo(locale, record.id, language),
            language: t(`packs:language.${language}`),
          })),
        },
      ]
    : []),
];
