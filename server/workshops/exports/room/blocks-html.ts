import { formatNumber, type LocalText } from '../../../language/index.ts';
import type { Block, Cell, Fact } from '../pack-document.ts';
import { element, escape, languageOf, textOf } from './html.ts';

const paragraphs = (text: LocalText, className = ''): string =>
  text.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => element('p', { ...text, text: line }, className ? ` class="${className}"` : ''))
    .join('\n');

const spanOf = (value: LocalText): string => `<span ${languageOf(value)}>${textOf(value)}</span>`;

const factHtml = ({ label, values }: Fact): string =>
  `<div><dt>${textOf(label)}</dt><dd>${values.map(spanOf).join(label.language === 'en' ? ', ' : '، ')}</dd></div>`;

const cellHtml = (tag: string, cell: Cell): string =>
  'text' in cell ? element(tag, cell) : `<${tag}>${cell.map((text) => element('p', text)).join('')}</${tag}>`;

const row = (tag: string, cells: readonly Cell[]): string =>
  `<tr>${cells.map((cell) => cellHtml(tag, cell)).join('')}</tr>`;

const tableHtml = ({ columns, rows }: Extract<Block, { is: 'table' }>): string =>
  `<div class="wide"><table><thead>${row('th', columns)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table></div>`;

/** A pair of bars for each figure, as an SVG: each is compared with itself alone. */
function chartHtml({ title, before, after, figures }: Extract<Block, { is: 'chart' }>): string {
  const locale = title.language === 'en' ? 'en' : 'ar';
  const bar = (name: LocalText, value: number, most: number, unit: string, kind: string): string => {
    const printed = formatNumber(value, locale) + (unit.trim() === '%' ? '%' : '');
    const width = Math.max(1, (Math.abs(value) / most) * 100).toFixed(1);
    return `<dd><span>${textOf(name)}</span><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="${kind}" width="${width}" height="6"/></svg><bdi dir="ltr">${escape(printed)}</bdi></dd>`;
  };
  const pairs = figures.map(({ label, unit, before: first = 0, after: last }) => {
    const most = Math.max(Math.abs(first), Math.abs(last)) || 1;
    const said = unit && unit.trim() !== '%' ? ` (${escape(unit)})` : '';
    return `<dt ${languageOf(label)}>${textOf(label)}${said}</dt>${bar(before, first, most, unit, 'before')}${bar(after, last, most, unit, 'after')}`;
  });
  return `<figure><figcaption>${textOf(title)}</figcaption><dl class="bars">${pairs.join('')}</dl></figure>`;
}

/** The file lies two folders up from every page of a record. */
const pictureHtml = ({ hash, width, height, alt, lines }: Extract<Block, { is: 'picture' }>): string =>
  `<figure><img src="../../pictures/${hash}.webp" width="${width}" height="${height}" loading="lazy" ${languageOf(alt)} alt="${escape(alt.text)}"><figcaption>${lines.map(spanOf).join('<br>')}</figcaption></figure>`;

function blockHtml(block: Block): string {
  switch (block.is) {
    case 'heading':
      return element(`h${block.level}`, block.text);
    case 'text':
      return [
        paragraphs(block.text, block.tone === 'body' ? '' : block.tone),
        ...(block.note ? [paragraphs(block.note, 'note')] : []),
      ].join('\n');
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => element('li', item)).join('')}</${tag}>`;
    }
    case 'facts':
      return `<dl class="facts">${block.facts.map(factHtml).join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block);
    case 'picture':
      return pictureHtml(block);
    case 'beside':
      return `${blocksHtml(block.ar)}\n${blocksHtml(block.en)}`;
    // A code is for paper; here nothing is further away than a link, and an index has no pages to name.
    case 'code':
    case 'index':
    case 'page':
      return '';
  }
}

/** Blocks as plain HTML, every text of people escaped. */
export const blocksHtml = (blocks: readonly Block[]): string =>
  blocks.map(blockHtml).filter(Boolean).join('\n');
