import type { PracticeValues } from '../fields/index.ts';
import { formatDate, type LocalText } from '../../language/index.ts';
import { amountInWords } from './money.ts';
import { ownWords, shownText, type Reading, type ShownText } from './reading.ts';

type Result = NonNullable<PracticeValues['results']>[number];

/** Pixels of the highest bar of a pair. */
const fullHeight = 120;

export interface ResultView {
  indicator: ShownText;
  /** As printed, with % where that is the unit; null without a baseline. */
  before: LocalText | null;
  after: LocalText;
  /** null where it is part of the figure (%) or not said. */
  unit: LocalText | null;
  date: string;
  source: ShownText | null;
  /** Heights in pixels over a baseline of 0; null where there is nothing to compare. */
  bars: { before: number; after: number } | null;
}

function barsOf({ baseline, value }: Result): ResultView['bars'] {
  if (baseline === undefined || value === undefined || baseline < 0 || value < 0) return null;
  const most = Math.max(baseline, value);
  if (most === 0) return null;
  const height = (one: number): number =>
    one === 0 ? 0 : Math.max(1, Math.round((one / most) * fullHeight));
  return { before: height(baseline), after: height(value) };
}

function resultView(result: Result, reading: Reading): ResultView[] {
  const indicator = shownText(result.indicator, reading);
  if (!indicator || result.value === undefined) return [];
  const unit = shownText(result.unit, reading)?.text;
  const isPercent = unit?.text.trim() === '%';
  const print = (value: number): LocalText =>
    ownWords(amountInWords(value, reading.locale, reading.t) + (isPercent ? '%' : ''), reading);
  return [
    {
      indicator,
      before: result.baseline === undefined ? null : print(result.baseline),
      after: print(result.value),
      unit: isPercent ? null : (unit ?? null),
      date: result.date ? formatDate(result.date, reading.locale) : '',
      source: shownText(result.source, reading) ?? null,
      bars: barsOf(result),
    },
  ];
}

/** The results as figures, and as pairs of bars where there is a value from before. */
export const resultViews = (results: readonly Result[], reading: Reading): ResultView[] =>
  results.flatMap((result) => resultView(result, reading));
