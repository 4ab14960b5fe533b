import type { default as SharpPackage, Sharp } from 'sharp';
import { refusal } from '../types/check-file.ts';

/** A picture of more points is refused before it is unpacked: 50 megapixels are 200 MB in memory. */
const mostPixels = 50_000_000;
/** The longer side of what is kept, in pixels: enough for a printed page. */
const longestSide = 2560;
/** A drawing stays a PNG; a photograph in a PNG would be many times its size. */
const largestPng = 3 * 1024 * 1024;

/** Widths in which pages show pictures, in pixels. */
export const pictureWidths = [320, 800, 1600] as const;
export type PictureWidth = (typeof pictureWidths)[number];

/** Loaded with the first picture: twenty megabytes that a library without pictures does without. */
async function loadSharp(): Promise<typeof SharpPackage> {
  const { default: sharp } = await import('sharp');
  // Pictures come from anywhere: nothing but the three accepted kinds is ever unpacked.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
let loading: ReturnType<typeof loadSharp> | undefined;

async function open(file: Buffer): Promise<Sharp> {
  const sharp = await (loading ??= loadSharp());
  return sharp(file, { limitInputPixels: mostPixels, failOn: 'error', animated: false }).autoOrient();
}

const fit = (picture: Sharp, side: number): Sharp =>
  picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

export interface Photograph {
  readonly type: 'jpeg' | 'png';
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

async function write(picture: Sharp, type: Photograph['type']): Promise<Photograph> {
  const written = type === 'png' ? picture.png({ compressionLevel: 9 }) : picture.jpeg({ quality: 84 });
  const { data, info } = await written.toBuffer({ resolveWithObject: true });
  return { type, data, width: info.width, height: info.height };
}

/**
 * The picture written anew: only what is seen is left of it, upright, without the place, the time and the camera
 * that the file told of, and without whatever else was hidden in it. Rejects with InvalidInput for one that is
 * damaged or too large.
 */
export async function toPhotograph(file: Buffer, isPng: boolean, name: string): Promise<Photograph> {
  try {
    if (isPng) {
      const png = await write(fit(await open(file), longestSide), 'png');
      if (png.data.length <= largestPng) return png;
    }
    return await write(fit(await open(file), longestSide).flatten({ background: '#ffffff' }), 'jpeg');
  } catch (error) {
    const isTooLarge = error instanceof Error && /exceeds pixel limit/i.test(error.message);
    throw refusal(isTooLarge ? 'file.pixels' : 'file.damaged', { name, limit: mostPixels / 1_000_000 });
  }
}

/** A kept photograph in the width of a page, as WebP. */
export async function toPicture(file: Buffer, width: PictureWidth): Promise<Buffer> {
  const picture = await open(file);
  return picture.resize({ width, withoutEnlargement: true }).webp({ quality: 78 }).toBuffer();
}
