import type { LocalText } from '../../../language/index.ts';
import { joinedIn, textsIn, type Block, type Cell } from '../pack-document.ts';
import { say, type Voices } from './voice.ts';

type Table = Extract<Block, { is: 'table' }>;

const isForeign = (text: LocalText, side: 'ar' | 'en'): boolean =>
  (text.language === 'en') !== (side === 'en');

/** A text that is not written in the language of its side says so there: it stands on the other already. */
function onSide(block: Block, side: 'ar' | 'en', voices: Voices): Block {
  const isAbsent =
    block.is === 'text'
      ? isForeign(block.text, side)
      : block.is === 'list' && block.items.every((item) => isForeign(item, side));
  return isAbsent ? { is: 'text', tone: 'note', text: say(voices[side], 'packs:untranslated') } : block;
}

/** The same words once, others in both languages below each other. */
const bothOf = (en: Cell, ar: Cell): Cell => {
  const known = new Set(textsIn(en).map(({ text }) => text));
  const others = textsIn(ar).filter(({ text }) => !known.has(text));
  return [...textsIn(en), ...others].filter(({ text }) => text !== '');
};

/** The first cell of a row, and below it what stands in its others, each after the name of its column. */
function rowAsCell(row: readonly Cell[], columns: readonly Cell[]): Cell {
  const others = row.slice(1).flatMap((cell, at) => {
    const [name] = textsIn(columns[at + 1] ?? []);
    const texts = textsIn(cell).filter(({ text }) => text !== '');
    return texts.map(({ text, language }) => ({ text: name ? `${name.text}: ${text}` : text, language }));
  });
  const [first] = others;
  const line = { text: others.map(({ text }) => text).join(' · '), language: first?.language ?? 'ar' };
  return [...textsIn(row[0] ?? []), ...(first ? [line] : [])];
}

/** A column is of figures where every cell in it begins with one, or is empty. */
const isOfFigures = ({ rows }: Table, column: number): boolean =>
  column > 0 &&
  rows.every((row) => textsIn(row[column] ?? []).every(({ text }) => text === '' || /^[+\-−\d]/.test(text)));

/**
 * A table in both languages as one: English columns on the left, Arabic ones on the right. Of a wide table the
 * figures stand once between them, and each row is a cell with the rest of its columns by name.
 */
function tablesAsOne(ar: Table, en: Table): Table {
  const count = en.columns.length;
  if (count <= 2) {
    const [first = 1, second = 1] = en.widths ?? [];
    return {
      is: 'table',
      columns: [...en.columns, ...[...ar.columns].reverse()],
      rows: en.rows.map((row, at) => [...row, ...[...ar.rows[at]!].reverse()]),
      widths: [first, second, second, first],
    };
  }
  const all = Array.from({ length: count }, (_, at) => at);
  const figures = all.filter((at) => isOfFigures(en, at));
  const named = all.filter((at) => !figures.includes(at));
  const only = (row: readonly Cell[], columns: readonly number[]): Cell[] => columns.map((at) => row[at]!);
  const side = (row: readonly Cell[], { columns }: Table): Cell =>
    rowAsCell(only(row, named), only(columns, named));
  const between = (one: readonly Cell[], other: readonly Cell[]): Cell[] =>
    figures.map((at) => bothOf(one[at]!, other[at]!));
  return {
    is: 'table',
    columns: [en.columns[0]!, ...between(en.columns, ar.columns), ar.columns[0]!],
    rows: en.rows.map((row, at) => {
      const other = ar.rows[at]!;
      return [side(row, en), ...between(row, other), side(other, ar)];
    }),
    widths: [4, ...figures.map(() => 1.4), 4],
  };
}

const isSameShape = (one: Table, other: Table): boolean =>
  one.columns.length === other.columns.length && one.rows.length === other.rows.length;

/** What needs the width of a page. */
const isWide = (block: Block): boolean => block.is === 'table' && block.columns.length > 2;

/** What both languages say in one block; undefined where each has its own. */
function asOne(ar: Block, en: Block): Block | undefined {
  if (ar.is === 'page' || ar.is === 'index') return ar;
  if (ar.is === 'code' && en.is === 'code') return { ...ar, captions: [...ar.captions, ...en.captions] };
  if (ar.is === 'picture' && en.is === 'picture') return { ...ar, lines: [...ar.lines, ...en.lines] };
  if (ar.is === 'table' && en.is === 'table' && isSameShape(ar, en)) return tablesAsOne(ar, en);
  if (ar.is === 'facts' && en.is === 'facts' && ar.facts.length === en.facts.length) {
    return {
      is: 'table',
      isPlain: true,
      columns: [],
      widths: [2, 3, 3, 2],
      rows: en.facts.map(({ label, values }, at) => {
        const other = ar.facts[at]!;
        return [label, joinedIn(values, label), joinedIn(other.values, other.label), other.label];
      }),
    };
  }
  return undefined;
}

/**
 * The same paper in both languages as one: each block level with its translation. Where one of them says more than
 * the other, the rest follows without a partner.
 */
export function beside(ar: readonly Block[], en: readonly Block[], voices: Voices): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < Math.max(ar.length, en.length); at++) {
    const [one, other] = [ar[at], en[at]];
    const single = one && other ? asOne(one, other) : [one, other].find((block) => block?.is === 'page');
    if (single) blocks.push(single);
    else if (one && other && isWide(one)) blocks.push(one, other);
    else {
      blocks.push({
        is: 'beside',
        ar: one ? [onSide(one, 'ar', voices)] : [],
        en: other ? [onSide(other, 'en', voices)] : [],
      });
    }
  }
  return blocks;
}
