export { isPhotograph, type Attachment, type FileLimits, type TakenFile } from './attachment.ts';
export { AttachmentService } from './attachment-service.ts';
export type { AttachmentPage } from './attachment-store.ts';
export { Incoming } from './incoming.ts';
export { pictureWidths, type PictureWidth } from './photographs/photograph.ts';
export { ScannerUnavailable, type ScannerPlace } from './scanning/clamav.ts';
export { DiskStorage } from './storage/disk-storage.ts';
export { Leftovers } from './storage/leftovers.ts';
export type { S3Place } from './storage/s3-storage.ts';
export { StorageUnusable, type ByteRange, type FileStorage } from './storage/file-storage.ts';
export { acceptedInForms, acceptedTypes, type FileTypeName } from './types/accepted.ts';
export { refusal } from './types/check-file.ts';
export { checkOfficeFile } from './types/office-file.ts';
export { toFileName } from './types/file-name.ts';
export {
  openAttachments,
  openIncoming,
  openLeftovers,
  openStorage,
  type FileSettings,
} from './open-attachments.ts';
export { storingFailure, whyNotKept } from './why-not-kept.ts';
