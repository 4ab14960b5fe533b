import type pptxgen from 'pptxgenjs';
import { splitRuns, type LocalText } from '../../../../language/index.ts';

export const fontFace = 'Arial';
const leftToRight = '\u200e';
export const colours = {
  lapis: '12306A',
  dark: '0C2147',
  palm: '22613A',
  reed: 'EDBB4F',
  sand: 'F2ECDF',
  line: 'D5C9B2',
  ink: '191D26',
  soft: '474B55',
  white: 'FFFFFF',
};

export interface TextStyle {
  size: number;
  bold?: boolean;
  color?: string;
}

/** A line in its own language and direction, as the runs of one paragraph. */
export function runsOf(
  { text, language }: LocalText,
  { size, bold = false, color = colours.ink }: TextStyle,
  paragraph: pptxgen.default.TextPropsOptions = {},
): pptxgen.default.TextProps[] {
  const isRtl = language !== 'en';
  const shared: pptxgen.default.TextPropsOptions = {
    fontFace,
    fontSize: size,
    bold,
    color,
    lang: isRtl ? (language === 'ku' ? 'ku-Arab-IQ' : 'ar-IQ') : 'en-GB',
    rtlMode: isRtl,
    align: isRtl ? 'right' : 'left',
    ...paragraph,
  };
  const whole = isRtl
    ? splitRuns(text)
        .map((run) => (run.ltr ? leftToRight + run.text + leftToRight : run.text))
        .join('')
    : text;
  return [{ text: whole, options: { ...shared, breakLine: true } }];
}
