// What XML cannot hold is written as _xHHHH_ in workbooks; so is an underscore that would be taken for that.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** `text` as a workbook's cell holds it; reading a workbook gives the text back. */
export const escapeXlsx = (text: string): string =>
  text.replace(
    unwritable,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
