export * from './marked-text.ts';
export * from './analyse.ts';
export * from './highlight.ts';
export { editDistance } from './edit-distance.ts';
export { withoutArticle } from './arabic.ts';
export {
  eachToken,
  eachWord,
  foldedLetters,
  foldText,
  longestWord,
  readWord,
  tokenise,
  type Script,
  type Token,
} from './tokens.ts';
export { isStopWord } from './stop-words.ts';
export { nameKeys } from './name-key.ts';
