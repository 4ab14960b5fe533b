import sharp from 'sharp';
import { setData } from './set-data.ts';
import { drawPage } from './typst-compiler.ts';

/** A PNG of the first page of a template. Its letters are outlines, so that no font of this machine is asked. */
export const toPicture = (template: string, data: object, width: number): Promise<Buffer> =>
  sharp(Buffer.from(drawPage(template, setData(data) as object)), { density: 144 })
    .resize({ width })
    .png({ palette: true, colours: 64, effort: 7 })
    .toBuffer();
