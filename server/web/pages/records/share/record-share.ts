import { titleOf, type ContentRecord } from '../../../../content/index.ts';
import { localText, type LocalText } from '../../../../language/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { qrCode, type QrCode } from './qr-code.ts';

export interface ShareView {
  /** Leads to the record in the language of whoever opens it. */
  shortLink: string;
  /** The same to be read on paper and typed: without the scheme, in parts between which a line may break. */
  printedLink: readonly string[];
  whatsapp: string;
  qr: QrCode;
  /** Sides of the QR code with the quiet edge that readers need. */
  qrBox: number;
  title: LocalText;
  id: number;
  /** The kind's name, as in a citation. */
  kindKey: string;
  /** ISO 8601 instant. */
  updatedAt: string;
}

/** Ways to pass a record on: a link, a message, a code to print, a citation. */
export function shareView(record: ContentRecord, { locale, origin }: PageContext): ShareView {
  const title = localText(titleOf(record), locale) ?? { text: record.externalId, language: locale };
  const shortLink = origin + paths.shortLink(record.id);
  const page = origin + paths.record(locale, record.kind, record.id);
  const qr = qrCode(shortLink);
  return {
    shortLink,
    printedLink: [origin.replace(/^https?:\/\//, ''), paths.shortLink(record.id)],
    whatsapp: `https://wa.me/?text=${encodeURIComponent(`${title.text.replace(/\p{Cs}/gu, '')}\n${page}`)}`,
    qr,
    qrBox: qr.size + 4,
    title,
    id: record.id,
    kindKey: `record:number.${record.kind}`,
    updatedAt: record.updatedAt,
  };
}
