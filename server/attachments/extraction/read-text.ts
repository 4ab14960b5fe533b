import { fileURLToPath } from 'node:url';
import type { TextState } from '../attachment.ts';
import type { FileTypeName } from '../types/accepted.ts';
import { runLimited, type ProcessLimits } from './limited-process.ts';

const mebibyte = 1024 * 1024;
/** A book of 500 pages takes three seconds; what takes longer is made to. */
export const extractionLimits: ProcessLimits = {
  cpu: 20,
  time: 60,
  memory: 700 * mebibyte,
  output: 8 * mebibyte,
};
/** Of the language's own memory; the rest is for what lies outside of it. */
const heap = 400;

/** What became of a document's text. */
export interface ReadText {
  state: Exclude<TextState, 'waiting'>;
  /** Of each page, slide or sheet; empty ones stay, so that pages keep their numbers. */
  pages: readonly string[];
  /** null for a document that has no pages of its own. */
  pageCount: number | null;
  language: 'ar' | 'en' | null;
}

const nothing = (state: 'none' | 'failed'): ReadText => ({
  state,
  pages: [],
  pageCount: null,
  language: null,
});

const entry = import.meta.url.endsWith('.ts') ? './extract-from-source.mjs' : './extract.js';
const program = fileURLToPath(new URL(entry, import.meta.url));

/** More letters of one script than of the other, as far as there are enough to tell. */
export function languageOfText(text: string): ReadText['language'] {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const arabic = count(/\p{Script=Arabic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  if (arabic + latin < 20) return null;
  return arabic >= latin ? 'ar' : 'en';
}

/**
 * The text of the document at `path`, read by a process of its own that may take only so much: a file that was made
 * to break readers costs its text and nothing else.
 */
export async function readText(
  path: string,
  type: FileTypeName,
  limits: ProcessLimits = extractionLimits,
): Promise<ReadText> {
  const result = await runLimited(
    [process.execPath, `--max-old-space-size=${heap}`, program, type, path],
    limits,
  );
  if (result.end !== 'done') return nothing('failed');
  const { pages, hasPages } = JSON.parse(result.output.toString('utf8')) as {
    pages: string[];
    hasPages: boolean;
  };
  const text = pages.join('\n');
  if (text.trim() === '') return { ...nothing('none'), pageCount: hasPages ? pages.length : null };
  return {
    state: 'read',
    pages,
    pageCount: hasPages ? pages.length : null,
    language: languageOfText(text),
  };
}
