export type { Voice, Voices } from './compose/voice.ts';
export type { MadeFile } from './made-file.ts';
export { isPackLanguage, packLanguages, type PackLanguage } from './pack-document.ts';
export { Press, PressFailed } from './press/press.ts';
export { makeRecordFile, makeRecordPicture, recordFormats, type RecordFormat } from './record-files.ts';
export { isPdfAvailable, PdfUnavailable } from './writers/typst-compiler.ts';
