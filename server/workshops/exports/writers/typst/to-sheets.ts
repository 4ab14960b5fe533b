import { setData } from './set-data.ts';
import { typeset } from './typst-compiler.ts';

/** Cards, posters and forms, set by a template of `views/print`. @param date ISO 8601 instant of what is inside */
export const toSheets = (
  template: string,
  data: object,
  date: string,
  options: { pdfStandard?: string } = {},
): Buffer =>
  typeset(template, setData(data) as object, {
    ...options,
    creationTimestamp: Math.floor(Date.parse(date) / 1000),
  });
