import { acceptedTypes, type FileTypeName } from '../../../attachments/index.ts';

const icons: Partial<Record<FileTypeName, string>> = {
  jpeg: 'image',
  png: 'image',
  xlsx: 'sheet',
  ods: 'sheet',
  pptx: 'slides',
  odp: 'slides',
};

/** The icon beside a file of this type. */
export const fileIcon = (type: FileTypeName): string => icons[type] ?? 'file';

/** "PDF", "JPG": what a file is, as people know it by the ending of its name. */
export const fileLabel = (type: FileTypeName): string => acceptedTypes[type].extensions[0].toUpperCase();
