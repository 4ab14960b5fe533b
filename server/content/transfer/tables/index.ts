export { Choices } from './choices.ts';
export { readCsv, writeCsv } from './csv.ts';
export { createHeadingReader, headingOf, type FieldLabels } from './headings.ts';
export { describePath } from './paths.ts';
export { makeTemplate, templateFormats, type TemplateFormat } from './template.ts';
export { LibraryChanged } from './table-shape.ts';
export { TableTooLarge } from './table-too-large.ts';
export { readXlsx, writeXlsx } from './xlsx.ts';
export type { TableReading } from './read-rows.ts';
