// What XML cannot hold, or the writer leaves out, is written as _xHHHH_ in workbooks; so is an underscore that
// would be taken for the beginning of that.
const unwritable =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\p{Noncharacter_Code_Point}]|_(?=x[0-9A-Fa-f]{4}_)/gu;

const escapeUnit = (unit: number): string => `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`;

// The writer looks texts up in a plain object, where a few words are taken ("constructor").
const takenWords = new Set(Object.getOwnPropertyNames(Object.prototype));

/** `text` as a workbook's cell holds it; reading a workbook gives the text back. */
export const escapeXlsx = (text: string): string =>
  takenWords.has(text)
    ? escapeUnit(text.charCodeAt(0)) + text.slice(1)
    : text.replace(unwritable, (character) =>
        Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(
          '',
        ),
      );
