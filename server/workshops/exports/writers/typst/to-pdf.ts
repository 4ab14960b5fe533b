import type { FlowDocument } from '../../pack-document.ts';
import { toSheets } from './to-sheets.ts';

/** A tagged PDF (PDF/UA-1) whose text can be searched and copied. Throws PdfUnavailable where there is no Typst. */
export const toPdf = (document: FlowDocument): Buffer =>
  toSheets('flow', document, document.date, { pdfStandard: 'ua-1' });
