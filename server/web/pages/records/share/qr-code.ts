import { create } from 'qrcode';

export interface QrCode {
  /** Modules on each side. */
  size: number;
  /** An SVG path of its dark modules, one unit each. */
  path: string;
}

/** Codes of late: one is drawn for every reader of a page, and drawing it is a search for the best pattern. */
const mostKept = 500;
const drawn = new Map<string, QrCode>();

/** The address as a QR code that survives a scratch of about 15% (level M). */
export function qrCode(address: string): QrCode {
  const known = drawn.get(address);
  if (known) return known;
  if (drawn.size >= mostKept) drawn.clear();
  const code = draw(address);
  drawn.set(address, code);
  return code;
}

function draw(address: string): QrCode {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      const start = x;
      while (x + 1 < size && modules.get(y, x + 1)) x++;
      runs.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`);
    }
  }
  return { size, path: runs.join('') };
}
