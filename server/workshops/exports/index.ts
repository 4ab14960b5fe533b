export { makeRoomPack } from './room/make-room-pack.ts';
export { gatherPack } from './gather-pack.ts';
export type { Voice, Voices } from './compose/voice.ts';
export type { MadeFile } from './made-file.ts';
export type { PackSource } from './compose/pack-source.ts';
export {
  isPackFileName,
  makePackFile,
  mostPrinted,
  packFileNames,
  PackTooLarge,
  type PackFileName,
} from './pack-files.ts';
export { isPackLanguage, packLanguages, type PackLanguage } from './pack-document.ts';
export { Press, PressFailed } from './press/press.ts';
export { countPhotographs, mostPhotographs } from './record-pictures.ts';
export {
  makeMemo,
  makeRecordFile,
  makeRecordPicture,
  recordFormats,
  type RecordFormat,
} from './record-files.ts';
export { isPdfAvailable, PdfUnavailable } from './writers/typst/typst-compiler.ts';
