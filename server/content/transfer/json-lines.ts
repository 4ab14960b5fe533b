import { toFlatRecord } from './flat-record.ts';
import { longestLine, type SourceEntry } from './source-entry.ts';
import { readTextLines, type TextLine } from './text-lines.ts';
import type { ContentRecord } from '../record.ts';

// Other programs write null for what is absent.
const withoutNulls = (_key: string, value: unknown): unknown => (value === null ? undefined : value);

function parse(text: string): unknown {
  return text.includes('null') ? JSON.parse(text, withoutNulls) : JSON.parse(text);
}

function toEntry({ number: line, text, fault, bom }: TextLine): SourceEntry {
  const notes = bom ? [{ path: '', code: 'line.bom' }] : [];
  if (fault) return { line, problems: [{ path: '', code: fault, values: { limit: longestLine } }] };
  if (text.trim() === '') return { line, notes: [...notes, { path: '', code: 'line.empty' }] };
  try {
    return { line, flat: parse(text), notes };
  } catch {
    return { line, problems: [{ path: '', code: 'line.notJson' }] };
  }
}

/** Reads JSON Lines: one record a line. Every line that holds none is named. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SourceEntry> {
  for await (const line of readTextLines(bytes)) yield toEntry(line);
}

/** Writes JSON Lines, every field of every record. */
export async function* writeJsonLines(records: AsyncIterable<ContentRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(toFlatRecord(record))}\n`;
}
