import { formatNumber, splitRuns, type LocalText } from '../../../../language/index.ts';
import type { Block } from '../../pack-document.ts';
import { qrSvg } from './qr.ts';

/** As the templates of `views/print` take a text: with its language, each run of the other direction closed in. */
interface SetText {
  t: string;
  l: string;
}

/**
 * Short vowels and doubling are left out, as print does: nobody types them when searching a file, and readers that
 * take letters from their shapes would break the words that bear them. Tanwin stays.
 */
const withoutVowels = (text: string): string => text.replace(/[\u064c-\u0652]/g, '');

const isolated = (text: string): string =>
  splitRuns(withoutVowels(text))
    .map((run) => (run.ltr ? `\u2066${run.text}\u2069` : run.text))
    .join('');

const setText = ({ text, language }: LocalText): SetText => ({
  t: language === 'en' ? text : isolated(text),
  l: language,
});

const isPercent = (unit: string): boolean => unit.trim() === '%';

/** A number as it stands at the end of its bar; the unit is said once, with the name. */
const setNumber = (value: number, unit: string, { language }: LocalText): SetText => {
  const printed = formatNumber(value, language === 'en' ? 'en' : 'ar');
  return setText({ text: isPercent(unit) ? `${printed}%` : printed, language });
};

const withUnit = ({ text, language }: LocalText, unit: string): LocalText => ({
  text: unit && !isPercent(unit) ? `${text} (${unit})` : text,
  language,
});

function setChart(block: Extract<Block, { is: 'chart' }>): object {
  const { title, figures } = block;
  const lines = figures.map(({ label, unit, before = 0, after }) => ({
    label: setText(withUnit(label, unit)),
    before,
    after,
    beforeText: setNumber(before, unit, title),
    afterText: setNumber(after, unit, title),
  }));
  const alt = lines.map(({ label, beforeText, afterText }) => `${label.t}: ${beforeText.t} → ${afterText.t}`);
  return {
    is: 'chart',
    title: setText(title),
    before: setText(block.before),
    after: setText(block.after),
    figures: lines,
    alt: [title.text, ...alt].join('; '),
  };
}

/** Typst takes the bytes of a picture as a text: a drawing that holds the photograph. */
function setPicture({ data, width, height, alt, lines }: Extract<Block, { is: 'picture' }>): object {
  const jpeg = Buffer.from(data).toString('base64');
  return {
    is: 'picture',
    isTall: height > width,
    alt: setText(alt),
    lines: lines.map(setText),
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" xlink:href="data:image/jpeg;base64,${jpeg}"/></svg>`,
  };
}

type Data = Record<string, unknown>;

const isText = (value: Data): boolean =>
  typeof value['text'] === 'string' && typeof value['language'] === 'string';

/** Data as the templates take it: every text in it set, every address with its QR code. */
export function setData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(setData);
  if (value === null || typeof value !== 'object') return value;
  const data = value as Data;
  if (isText(data)) return setText(data as unknown as LocalText);
  if (data['is'] === 'picture') return setPicture(data as Extract<Block, { is: 'picture' }>);
  if (data['is'] === 'chart') return setChart(data as Extract<Block, { is: 'chart' }>);
  const set = Object.fromEntries(Object.entries(data).map(([key, one]) => [key, setData(one)]));
  return typeof data['address'] === 'string' ? { ...set, svg: qrSvg(data['address']) } : set;
}
