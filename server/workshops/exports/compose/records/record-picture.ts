import { titleOf, type ContentRecord } from '../../../../content/index.ts';
import { languagesOf, localText, type LocalText, type Locale } from '../../../../language/index.ts';
import { own, type Voice, type Voices } from '../voice.ts';

/** As link previews want it. */
export const pictureWidth = 1200;
/** A title longer than this would not leave room for the other one. */
const mostTitle = 150;

const short = (text: string): string =>
  text.length > mostTitle ? `${text.slice(0, mostTitle - 1).trimEnd()}…` : text;

function titleIn(record: ContentRecord, locale: Locale): LocalText | null {
  const title = titleOf(record);
  if (!languagesOf(title).includes(locale)) return null;
  const text = localText(title, locale);
  return text ? { ...text, text: short(text.text) } : null;
}

/** "ممارسة جيدة · البصرة" */
function lineOf({ kind, values }: ContentRecord, voice: Voice): LocalText {
  const { vocabularies, locale } = voice;
  const [place] = values.governorate ?? [];
  return own(
    [
      vocabularies.get('kinds').label(kind, locale),
      ...(place ? [vocabularies.get('governorates').label(place, locale)] : []),
    ].join(' · '),
    voice,
  );
}

/** What the template `share` draws. */
export const recordPicture = (record: ContentRecord, voices: Voices): object => ({
  kind: record.kind,
  ar: titleIn(record, 'ar'),
  en: titleIn(record, 'en'),
  lineAr: lineOf(record, voices.ar),
  lineEn: lineOf(record, voices.en),
  nameAr: own(voices.ar.t('layout:name'), voices.ar),
  nameEn: own(voices.en.t('layout:name'), voices.en),
});
