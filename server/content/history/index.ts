export { compareValues, type Difference, type Revision } from './revisions.ts';
export { compareTexts, type TextPart } from './text-difference.ts';
