export { writeWordForm, type FormWords } from './word-writing.ts';
export { readWordForm, type ReadWordForm } from './word-reading.ts';
export { NotWord } from './word-cells.ts';
