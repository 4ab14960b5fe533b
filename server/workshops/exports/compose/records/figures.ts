import { shownText, type PracticeValues, type Reading } from '../../../../content/index.ts';
import type { Block, Figure } from '../../pack-document.ts';
import { say } from '../voice.ts';

type Result = NonNullable<PracticeValues['results']>[number];

/** More bars than these cannot be read from the back of a room. */
const mostFigures = 5;

/** The results that have a value from before, as a chart; undefined where there is nothing to compare. */
export function figuresOf(
  results: readonly Result[],
  reading: Reading,
): Extract<Block, { is: 'chart' }> | undefined {
  const figures = results.flatMap((result): Figure[] => {
    const label = shownText(result.indicator, reading)?.text;
    if (!label || result.value === undefined || result.baseline === undefined) return [];
    const unit = shownText(result.unit, reading)?.text.text ?? '';
    return [{ label, unit, before: result.baseline, after: result.value }];
  });
  if (figures.length === 0) return undefined;
  return {
    is: 'chart',
    title: say(reading, 'record:result.compared'),
    before: say(reading, 'record:result.before'),
    after: say(reading, 'record:result.after'),
    figures: figures.slice(0, mostFigures),
  };
}
