import { isPhotographName, type ContentRecord } from '../../../../content/index.ts';
import { contentLanguages, type LocalText } from '../../../../language/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { mediaOf } from '../../files/record-media.ts';

/** A file of a record that is not published yet, before its writer or reviewer. */
export interface AnswerFile {
  name: string;
  href: string;
  /** '' of a document. */
  picture: string;
  icon: string;
  /** What is said of it, in each language. */
  texts: LocalText[];
}

/** The files that a working record names, to be looked at before it is submitted or published. */
export const answerFiles = (record: ContentRecord, { locale }: PageContext): AnswerFile[] =>
  mediaOf(record).flatMap(({ file, name = '', alt, caption, credit }) => {
    if (file === undefined) return [];
    const isPicture = isPhotographName(name);
    return {
      name,
      href: paths.draftFile(locale, record.id, file),
      picture: isPicture ? paths.draftPicture(locale, record.id, file, 320) : '',
      icon: isPicture ? 'image' : 'file',
      texts: [alt, caption, credit].flatMap((text) =>
        contentLanguages.flatMap((language) => (text?.[language] ? { text: text[language], language } : [])),
      ),
    };
  });
