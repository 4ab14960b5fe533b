import { acceptedTypes, type FileTypeName } from './accepted.ts';

/** Bytes that every file system takes, counted as characters of the longest kind would be too few: characters. */
const longest = 120;

// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What Windows, and a shell, do not take in a name. */
const reserved = /[<>:"|?*\\/]/g;

/**
 * A name that a file may have anywhere, made from the one it came with: the last step of a path, without what is
 * invisible or turns the direction of writing, with the ending of what it is. Arabic stays as it is.
 */
export function toFileName(given: string, type: FileTypeName): string {
  const ending = `.${acceptedTypes[type].extensions[0]}`;
  const lastStep = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = lastStep
    .replace(/\p{Surrogate}/gu, '')
    .replace(invisible, '')
    .replace(/\.[^.]*$/, '')
    .replace(reserved, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const cut = [...stem].slice(0, longest).join('').trim();
  return (cut || type) + ending;
}
