import type { Deck, FlowDocument, WorkbookSheet } from '../pack-document.ts';

/** What can be printed, as plain data: it goes to another process. */
export type Order =
  | { make: 'docx'; document: FlowDocument }
  | { make: 'pdf'; document: FlowDocument }
  | { make: 'pptx'; deck: Deck }
  | { make: 'xlsx'; sheets: WorkbookSheet[] }
  /** Cards, posters and forms: a template of `views/print` with its data. */
  | { make: 'sheets'; template: string; data: object; date: string }
  /** A PNG picture of the first page of a template. @property width in pixels */
  | { make: 'picture'; template: string; data: object; width: number };

export interface PressRequest {
  id: number;
  order: Order;
}
/** @property memory bytes that the press holds after it, so that it is replaced in time */
export type PressAnswer =
  | { id: number; bytes: Uint8Array; memory: number }
  | { id: number; error: string; isPdfUnavailable: boolean };
