import { InvalidInput } from '../../errors.ts';
import { acceptedTypes, isPictureType, typeOfName, type AcceptedType } from './accepted.ts';
import { faultOfDocument, isLockedOffice } from './structure.ts';

/** The refusal of one file. */
export const refusal = (code: string, values: Record<string, string | number> = {}): InvalidInput =>
  new InvalidInput([{ path: 'file', code, values }]);

/**
 * What a file is: by its name, by its first bytes and by its inner structure, all three of which must agree.
 * Rejects with InvalidInput that says which does not.
 */
export async function checkFile(file: Buffer, name: string): Promise<AcceptedType> {
  const type = typeOfName(name);
  if (!type) throw refusal('file.type', { name });
  if (file.length === 0) throw refusal('file.empty', { name });
  const { mime } = acceptedTypes[type];
  if (!isPictureType(type) && isLockedOffice(file)) throw refusal('file.locked', { name });
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(file).catch(() => undefined);
  if (found?.mime !== mime) throw refusal(found ? 'file.otherType' : 'file.damaged', { name });
  const fault = isPictureType(type) ? undefined : faultOfDocument(file, type, mime);
  if (fault) throw refusal(fault, { name });
  return type;
}
