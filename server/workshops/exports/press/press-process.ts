import { PdfUnavailable } from '../writers/typst/typst-compiler.ts';
import type { Order, PressAnswer, PressRequest } from './orders.ts';
import { withJpegs } from '../writers/jpegs.ts';
import { printable } from './printable.ts';

/** Each writer is loaded when it is first needed: a press that sets PDFs never holds Word's. */
async function make(order: Order): Promise<Uint8Array> {
  switch (order.make) {
    case 'docx':
      return (await import('../writers/office/to-docx.ts')).toDocx(await withJpegs(order.document));
    case 'pdf':
      return (await import('../writers/typst/to-pdf.ts')).toPdf(await withJpegs(order.document));
    case 'pptx':
      return (await import('../writers/office/to-pptx.ts')).toPptx(order.deck);
    case 'xlsx':
      return (await import('../writers/office/to-xlsx.ts')).toXlsx(order.sheets);
    case 'sheets':
      return (await import('../writers/typst/to-sheets.ts')).toSheets(order.template, order.data, order.date);
    case 'picture':
      return (await import('../writers/typst/to-picture.ts')).toPicture(
        order.template,
        order.data,
        order.width,
      );
  }
}

async function answer({ id, order }: PressRequest): Promise<PressAnswer> {
  try {
    return { id, bytes: await make(printable(order)), memory: process.memoryUsage.rss() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id, error: reason, isPdfUnavailable: error instanceof PdfUnavailable };
  }
}

process.on('message', (request: PressRequest) => {
  void answer(request).then((one) => process.send?.(one));
});
process.on('disconnect', () => process.exit());
