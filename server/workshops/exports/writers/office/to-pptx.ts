import pptxgen from 'pptxgenjs';
import { textsIn, type Cell, type Deck, type Panel, type Slide } from '../../pack-document.ts';
import { fitSize } from './fit-size.ts';
import { colours, fontFace, runsOf } from './slide-text.ts';

// The package is CommonJS: its class is the module itself, whichever way it is loaded.
const PptxGen = pptxgen as unknown as typeof pptxgen.default;
type Presentation = InstanceType<typeof PptxGen>;
type PptxSlide = ReturnType<Presentation['addSlide']>;

/** Inches: a wide slide, its margins, and where its body begins and ends. */
const page = { width: 13.33, height: 7.5, margin: 0.6, top: 1.75, bottom: 6.85 };
const full = page.width - 2 * page.margin;
const gutter = 0.45;

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const panelLines = ({ title, lines }: Panel): string[] => [
  ...(title ? [title.text] : []),
  ...lines.map(({ text }) => text),
];

/** A column of panels in one text box, as large as fits. */
function addPanels(slide: PptxSlide, panels: readonly Panel[], box: Box): void {
  const size = fitSize(panels.flatMap(panelLines), box, { largest: 22, smallest: 10 });
  const text = panels.flatMap(({ title, lines, ordered }, index) => [
    ...(title
      ? runsOf(
          title,
          { size, bold: true, color: colours.palm },
          { paraSpaceBefore: index > 0 ? size * 0.8 : 0, paraSpaceAfter: 3 },
        )
      : []),
    ...lines.flatMap((line, at) =>
      runsOf(
        ordered ? { ...line, text: `${at + 1}. ${line.text}` } : line,
        { size },
        { paraSpaceAfter: 5, ...(lines.length > 1 && !ordered ? { bullet: { indent: size * 0.9 } } : {}) },
      ),
    ),
  ]);
  if (text.length > 0) slide.addText(text, { ...box, valign: 'top', margin: 4, fit: 'shrink' });
}

/** Boxes of so many columns, the first where reading begins. */
function columnBoxes(count: number, box: Box, isRtl: boolean): Box[] {
  const w = (box.w - gutter * (count - 1)) / count;
  const boxes = Array.from({ length: count }, (_, at) => ({ ...box, x: box.x + at * (w + gutter), w }));
  return isRtl ? boxes.reverse() : boxes;
}

function addChart(
  pptx: Presentation,
  slide: PptxSlide,
  chart: NonNullable<Slide['chart']>,
  box: Box,
  isRtl: boolean,
): void {
  const labels = chart.figures.map(({ label }) => label.text);
  const series = [
    { name: chart.before.text, labels, values: chart.figures.map(({ before = 0 }) => before) },
    { name: chart.after.text, labels, values: chart.figures.map(({ after }) => after) },
  ];
  const unit = chart.figures[0]?.unit ?? '';
  slide.addChart(pptx.ChartType.bar, series, {
    ...box,
    barDir: 'col',
    // A single pair of bars would else be as wide as the slide.
    barGapWidthPct: Math.round(240 / chart.figures.length),
    chartColors: [colours.line, colours.palm],
    // The types know one of the two directions that the format has.
    catAxisOrientation: (isRtl ? 'maxMin' : 'minMax') as 'minMax',
    catAxisLabelFontFace: fontFace,
    catAxisLabelFontSize: 12,
    valAxisLabelFontFace: fontFace,
    valAxisLabelFontSize: 11,
    valGridLine: { style: 'none' },
    showValue: true,
    dataLabelFontFace: fontFace,
    dataLabelFontSize: 12,
    dataLabelFormatCode: unit.trim() === '%' ? '#,##0.##"%"' : '#,##0.##',
    showLegend: true,
    legendPos: 't',
    legendFontFace: fontFace,
    legendFontSize: 12,
    showTitle: unit !== '',
    title: unit,
    titleFontFace: fontFace,
    titleFontSize: 12,
    altText: chart.title.text,
  });
}

/** A table that can be edited. PowerPoint mirrors no columns: where reading begins on the right they are turned. */
function addTable(slide: PptxSlide, { columns, rows, widths }: NonNullable<Slide['table']>, box: Box): void {
  const isRtl = textsIn(columns[0] ?? [])[0]?.language !== 'en';
  const turned = <T>(row: readonly T[]): T[] => (isRtl ? [...row].reverse() : [...row]);
  const cell = (texts: Cell, isHead: boolean): pptxgen.default.TableCell => ({
    text: textsIn(texts).flatMap((text) => runsOf(text, { size: 12, bold: isHead })),
    options: {
      fill: { color: isHead ? colours.sand : colours.white },
      align: textsIn(texts)[0]?.language === 'en' ? 'left' : 'right',
    },
  });
  const shares = turned(widths ?? columns.map(() => 1));
  const total = shares.reduce((sum, one) => sum + one, 0);
  slide.addTable(
    [
      turned(columns.map((text) => cell(text, true))),
      ...rows.map((row) => turned(row.map((text) => cell(text, false)))),
    ],
    {
      ...box,
      colW: shares.map((share) => (box.w * share) / total),
      border: { type: 'solid', pt: 0.75, color: colours.line },
      valign: 'top',
      margin: 0.06,
    },
  );
}

function addContent(
  pptx: Presentation,
  deck: Deck,
  { titles, kicker, columns, table, chart, notes }: Slide,
): void {
  const slide = pptx.addSlide({ masterName: 'content' });
  const isRtl = deck.locale === 'ar';
  if (kicker)
    slide.addText(runsOf(kicker, { size: 13, bold: true, color: colours.palm }), {
      x: page.margin,
      y: 0.3,
      w: full,
      h: 0.35,
      margin: 0,
    });
  columnBoxes(titles.length, { x: page.margin, y: 0.62, w: full, h: 1.05 }, isRtl).forEach((box, at) => {
    const title = titles[at]!;
    const size = fitSize([title.text], box, { largest: 30, smallest: 16 });
    slide.addText(runsOf(title, { size, bold: true, color: colours.dark }), {
      ...box,
      valign: 'middle',
      margin: 0,
      fit: 'shrink',
    });
  });
  const body = { x: page.margin, y: page.top, w: full, h: page.bottom - page.top };
  if (table) addTable(slide, table, body);
  else if (chart && titles.length === 1) {
    const [first, second] = columnBoxes(2, body, isRtl);
    addPanels(slide, columns.flat(), first!);
    addChart(pptx, slide, chart, second!, isRtl);
  } else if (chart) {
    columnBoxes(columns.length, { ...body, h: 2.1 }, isRtl).forEach((box, at) =>
      addPanels(slide, columns[at] ?? [], box),
    );
    addChart(pptx, slide, chart, { ...body, y: body.y + 2.2, h: body.h - 2.2 }, isRtl);
  } else {
    columnBoxes(columns.length, body, isRtl).forEach((box, at) => addPanels(slide, columns[at] ?? [], box));
  }
  if (notes) slide.addNotes(notes);
}

function addTitle(pptx: Presentation, deck: Deck, { titles, kicker, columns, notes }: Slide): void {
  const slide = pptx.addSlide({ masterName: 'title' });
  const isRtl = deck.locale === 'ar';
  if (kicker)
    slide.addText(runsOf(kicker, { size: 14, color: colours.reed }), {
      x: page.margin,
      y: 0.7,
      w: full,
      h: 0.5,
    });
  columnBoxes(titles.length, { x: page.margin, y: 1.6, w: full, h: 2.6 }, isRtl).forEach((box, at) => {
    const size = fitSize([titles[at]!.text], box, { largest: 40, smallest: 20 });
    slide.addText(runsOf(titles[at]!, { size, bold: true, color: colours.white }), {
      ...box,
      valign: 'bottom',
      margin: 0,
      fit: 'shrink',
    });
  });
  columnBoxes(columns.length, { x: page.margin, y: 4.5, w: full, h: 1.6 }, isRtl).forEach((box, at) => {
    const lines = (columns[at] ?? []).flatMap((panel) => panel.lines).filter(({ text }) => text !== '');
    if (lines.length > 0)
      slide.addText(
        lines.flatMap((line) => runsOf(line, { size: 18, color: colours.white })),
        { ...box, valign: 'top', margin: 0 },
      );
  });
  if (notes) slide.addNotes(notes);
}

/** A course of glazed bricks, as on every page of the library. */
const course = (
  y: number,
): { rect: { x: number; y: number; w: number; h: number; fill: { color: string } } }[] =>
  Array.from({ length: 24 }, (_, at) => ({
    rect: {
      x: (page.width / 24) * at,
      y,
      w: page.width / 24,
      h: 0.08,
      fill: { color: at % 3 === 0 ? colours.reed : colours.lapis },
    },
  }));

function defineMasters(pptx: Presentation, { foot, locale }: Deck): void {
  const isRtl = locale === 'ar';
  const footStyle = { fontFace, fontSize: 10, color: colours.soft, margin: 0 };
  pptx.defineSlideMaster({
    title: 'content',
    background: { color: colours.white },
    objects: [
      ...course(0),
      { line: { x: page.margin, y: 7, w: full, h: 0, line: { color: colours.line, width: 0.75 } } },
      {
        text: {
          text: foot.text,
          options: {
            ...footStyle,
            x: page.margin + (isRtl ? 1 : 0),
            y: 7.05,
            w: full - 1,
            h: 0.3,
            align: isRtl ? 'right' : 'left',
            rtlMode: foot.language !== 'en',
          },
        },
      },
    ],
    slideNumber: {
      x: isRtl ? page.margin : page.width - page.margin - 0.6,
      y: 7.05,
      w: 0.6,
      h: 0.3,
      fontFace,
      fontSize: 10,
      color: colours.soft,
      align: isRtl ? 'left' : 'right',
    },
  });
  pptx.defineSlideMaster({ title: 'title', background: { color: colours.dark }, objects: course(6.6) });
}

/** Slides that can be edited: native text, tables and charts, each text in its own direction. */
export async function toPptx(deck: Deck): Promise<Buffer> {
  const pptx = new PptxGen();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.rtlMode = deck.locale === 'ar';
  pptx.title = deck.title.text;
  pptx.author = deck.author;
  pptx.company = deck.author;
  defineMasters(pptx, deck);
  for (const slide of deck.slides) {
    if (slide.is === 'title') addTitle(pptx, deck, slide);
    else addContent(pptx, deck, slide);
  }
  return (await pptx.stream({ compression: true })) as Buffer;
}
