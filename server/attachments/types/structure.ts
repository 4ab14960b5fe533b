import type { AcceptedType } from './accepted.ts';
import { listZipEntries, type ZipEntry } from './zip-entries.ts';

/** Why a file is not taken; undefined where nothing is wrong with it. */
export type StructureFault = 'file.damaged' | 'file.locked' | 'file.macros' | 'file.dense' | undefined;

/** What a document may come to when it is unpacked, in bytes. */
const mostUnpacked = 300 * 1024 * 1024;

const mainParts: Partial<Record<AcceptedType, string>> = {
  docx: 'word/document.xml',
  pptx: 'ppt/presentation.xml',
  xlsx: 'xl/workbook.xml',
  odt: 'content.xml',
  ods: 'content.xml',
  odp: 'content.xml',
};

const leadsOutside = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\\') || name.split('/').includes('..');

const isProgram = (name: string): boolean =>
  /(^|\/)vbaProject[^/]*\.bin$/i.test(name) || /^(Basic|Scripts)\//.test(name);

function faultOfEntries(entries: readonly ZipEntry[], type: AcceptedType): StructureFault {
  const names = entries.map(({ name }) => name);
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'file.locked';
  if (names.some(leadsOutside) || new Set(names).size < names.length) return 'file.damaged';
  if (entries.some(({ method }) => method !== 0 && method !== 8)) return 'file.damaged';
  if (names.some(isProgram)) return 'file.macros';
  const isOffice = type === 'docx' || type === 'pptx' || type === 'xlsx';
  if (isOffice && !names.includes('[Content_Types].xml')) return 'file.damaged';
  if (!names.includes(mainParts[type]!)) return 'file.damaged';
  return entries.reduce((total, { size }) => total + size, 0) > mostUnpacked ? 'file.dense' : undefined;
}

/** An OpenDocument file says what it is in its first entry, which is not compressed. */
function saysMime(file: Buffer, mime: string): boolean {
  const header = 30 + file.readUInt16LE(26) + file.readUInt16LE(28);
  return (
    file.readUInt16LE(8) === 0 &&
    file.toString('latin1', 30, 38) === 'mimetype' &&
    file.toString('latin1', header, header + mime.length) === mime
  );
}

const cfb = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** An Office file behind a password is another container altogether. */
export const isLockedOffice = (file: Buffer): boolean => file.subarray(0, 8).equals(cfb);

export function faultOfDocument(file: Buffer, type: AcceptedType, mime: string): StructureFault {
  if (type === 'pdf') return faultOfPdf(file);
  const entries = listZipEntries(file);
  if (!entries) return isLockedOffice(file) ? 'file.locked' : 'file.damaged';
  if (type.startsWith('od') && !saysMime(file, mime)) return 'file.damaged';
  return faultOfEntries(entries, type);
}

/** Begins as a PDF, ends as one, and is not an archive at the same time. */
function faultOfPdf(file: Buffer): StructureFault {
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) return 'file.damaged';
  const tail = file.subarray(Math.max(0, file.length - 2048)).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) return 'file.damaged';
  return file.lastIndexOf('PK\x05\x06', undefined, 'latin1') >= Math.max(0, file.length - 0x10016)
    ? 'file.damaged'
    : undefined;
}
