export { MeaningIndex, vectorFileIn, type MeaningParts } from './meaning-index.ts';
export { passagesOf, type MeaningDocument, type MeaningText } from './passages.ts';
export type { MeaningChange } from './thread/messages.ts';
export type { NearRecord } from './vectors/record-vectors.ts';
export { positionKept } from './vectors/vector-file.ts';
