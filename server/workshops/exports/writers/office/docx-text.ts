import { Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { splitRuns, type LocalText } from '../../../../language/index.ts';

/**
 * Letters of both scripts that every Word has, and their languages. Said once in the style of the document: with each
 * of thousands of runs they take time to write and room.
 */
export const wording = {
  font: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Arial' },
  language: { value: 'en-GB', bidirectional: 'ar-IQ' },
} as const;
const kurdish = { language: { value: 'en-GB', bidirectional: 'ku-Arab-IQ' } };
/** Keeps a run of figures together within Arabic. */
const leftToRight = '\u200e';

export interface RunStyle {
  bold?: boolean;
  /** Six hexadecimal digits. */
  color?: string;
  /** Half points. */
  size?: number;
}

/** A text as runs: Latin and signed figures within Arabic read from left to right. */
export function runsOf({ text, language }: LocalText, style: RunStyle = {}): TextRun[] {
  const shared = {
    ...(language === 'ku' ? kurdish : {}),
    ...(style.bold ? { bold: true, boldComplexScript: true } : {}),
    ...(style.color ? { color: style.color } : {}),
    ...(style.size ? { size: style.size, sizeComplexScript: style.size } : {}),
  };
  if (language === 'en') return [new TextRun({ ...shared, text })];
  return splitRuns(text).map((run) =>
    run.ltr
      ? new TextRun({ ...shared, text: leftToRight + run.text + leftToRight })
      : new TextRun({ ...shared, text: run.text, rightToLeft: true }),
  );
}

/** One paragraph for each line of the text, each in its own direction. */
export const paragraphsOf = (
  text: LocalText,
  options: IParagraphOptions = {},
  style: RunStyle = {},
): Paragraph[] =>
  text.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(
      (line) =>
        new Paragraph({
          ...options,
          bidirectional: text.language !== 'en',
          children: runsOf({ text: line, language: text.language }, style),
        }),
    );
