import { refusal } from '../types/check-file.ts';
import { isPictureType, type FileTypeName } from '../types/accepted.ts';
import { withoutOfficeAuthors } from './office-authors.ts';
import { withoutPdfAuthor } from './pdf-authors.ts';

/**
 * A document without the names of its authors in its properties, and whether some may remain. Rejects with
 * InvalidInput where it cannot be unpacked.
 */
export async function withoutAuthors(
  file: Buffer,
  type: FileTypeName,
  name: string,
): Promise<{ content: Buffer; mayRemain: boolean }> {
  if (isPictureType(type)) return { content: file, mayRemain: false };
  if (type === 'pdf') return withoutPdfAuthor(file);
  try {
    return await withoutOfficeAuthors(file, type);
  } catch {
    throw refusal('file.damaged', { name });
  }
}
