import { mkdir, writeFile } from 'node:fs/promises';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync, type Zippable } from 'fflate';
import PptxGenJs from 'pptxgenjs';
import sharp from 'sharp';
import writeXlsxFile from 'write-excel-file/node';
import type { AttachmentService } from '../../server/attachments/index.ts';

/** Takes in a file of these bytes, as if it had arrived; answers its hash. */
export async function takeFile(
  attachments: AttachmentService,
  name: string,
  content: Buffer,
): Promise<string> {
  const path = attachments.incoming.newPath();
  await mkdir(attachments.incoming.folder, { recursive: true });
  await writeFile(path, content);
  return (await attachments.take({ path, name, accountId: null })).hash;
}

/** A photograph as a phone takes it: lying on its side, with the place and the camera written into it. */
export const photograph = (width = 60, height = 40): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a6' } })
    .withExif({
      IFD0: { Make: 'SecretCamera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '33/1 18/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '44/1 24/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export function drawing(type: 'png' | 'webp' = 'png'): Promise<Buffer> {
  const background = { r: 0, g: 90, b: 200, alpha: 0.5 };
  const picture = sharp({ create: { width: 50, height: 50, channels: 4, background } });
  return (type === 'png' ? picture.png() : picture.webp()).toBuffer();
}

/** A PDF with a page for each text, in letters that every reader has. */
export function pdf(...pages: string[]): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const [at, text] of pages.entries()) {
    const shown = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export const docx = (...paragraphs: string[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] }));

export async function pptx(...slides: string[]): Promise<Buffer> {
  // The package is CommonJS in the types of one module system and not of the other.
  const presentation = new (PptxGenJs as unknown as new () => PptxGenJs.default)();
  for (const text of slides) presentation.addSlide().addText(text, { x: 1, y: 1, w: 5, h: 1 });
  return (await presentation.write({ outputType: 'nodebuffer' })) as Buffer;
}

export async function xlsx(...cells: (string | number)[]): Promise<Buffer> {
  const rows = cells.map((value) => [
    typeof value === 'string' ? { type: String, value } : { type: Number, value },
  ]);
  return writeXlsxFile(rows as unknown as Parameters<typeof writeXlsxFile>[0]).toBuffer();
}

const odfMimes = { odt: 'text', ods: 'spreadsheet', odp: 'presentation' } as const;

/** An OpenDocument file; `pages` are its slides, its sheets or its paragraphs. */
export function odf(type: keyof typeof odfMimes, ...pages: string[]): Buffer {
  const paragraph = (text: string): string => `<text:p>${text}</text:p>`;
  const parts = {
    odt: paragraph,
    ods: (text: string) =>
      `<table:table><table:table-row><table:table-cell>${paragraph(text)}</table:table-cell></table:table-row></table:table>`,
    odp: (text: string) => `<draw:page>${paragraph(text)}</draw:page>`,
  };
  const body = `office:${odfMimes[type]}`;
  const names = ['office', 'text', 'table', 'draw'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');
  const xml = `<?xml version="1.0"?><office:document-content ${names}><office:body><${body}>${pages.map(parts[type]).join('')}</${body}></office:body></office:document-content>`;
  return zipped({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${odfMimes[type]}`), { level: 0 }],
    'content.xml': strToU8(xml),
  });
}

export const zipped = (parts: Zippable): Buffer => Buffer.from(zipSync(parts));
