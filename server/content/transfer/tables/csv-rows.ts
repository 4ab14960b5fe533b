import type { Problem } from '../../../errors.ts';
import { longestLine } from '../source-entry.ts';
import type { TextLine } from '../text-lines.ts';
import type { Row } from './read-rows.ts';

/**
 * CSV, taken apart line by line. Libraries give up, or leave rows out unsaid, after a quotation mark out of
 * place; here the line that it stands in is refused and reading goes on with the next.
 */

const delimiters = [',', ';', '\t'] as const;

/** The delimiter of a table, from its headings: the one that stands there most often outside quotation marks. */
export function findDelimiter(headings: string): string {
  const outside = headings.replace(/"[^"]*"/g, '');
  const count = (mark: string): number => outside.split(mark).length;
  return delimiters.toSorted((one, other) => count(other) - count(one))[0]!;
}

interface Scan {
  cells: string[];
  /** What is read so far of a quoted cell that goes on in the next line; undefined outside of one. */
  open: string | undefined;
}

const lineEnd = /\r?\n$/;

/** Reads one line on. Answers false when a quotation mark is out of place. */
function scanLine(scan: Scan, text: string, delimiter: string): boolean {
  const body = text.replace(lineEnd, '');
  let at = 0;
  for (;;) {
    if (scan.open === undefined) {
      if (body[at] !== '"') {
        const end = body.indexOf(delimiter, at);
        scan.cells.push(body.slice(at, end < 0 ? undefined : end));
        if (end < 0) return true;
        at = end + 1;
        continue;
      }
      scan.open = '';
      at++;
    }
    const quote = body.indexOf('"', at);
    if (quote < 0) {
      scan.open += text.slice(at);
      return true;
    }
    scan.open += body.slice(at, quote);
    const next = body[quote + 1];
    at = quote + 2;
    if (next === '"') {
      scan.open += '"';
      continue;
    }
    if (next !== undefined && next !== delimiter) return false;
    scan.cells.push(scan.open);
    scan.open = undefined;
    if (next === undefined) return true;
  }
}

const toProblem = (code: string): Problem => ({ path: '', code, values: { limit: longestLine } });

/** Lines with those that were put back to be read again first. */
class LineReader {
  private readonly source: AsyncIterator<TextLine, void>;
  private putBack: TextLine[] = [];

  constructor(source: AsyncIterator<TextLine, void>) {
    this.source = source;
  }

  async next(): Promise<TextLine | undefined> {
    const line = this.putBack.shift();
    if (line) return line;
    const next = await this.source.next();
    return next.done ? undefined : next.value;
  }

  return(lines: readonly TextLine[]): void {
    this.putBack = [...lines, ...this.putBack];
  }
}

/** Reads one row, of as many lines as its quoted cells take. A broken one takes its first line only. */
async function readRow(reader: LineReader, first: TextLine, delimiter: string): Promise<Row> {
  const scan: Scan = { cells: [], open: undefined };
  const lines: TextLine[] = [];
  let size = 0;
  for (let line: TextLine | undefined = first; line; line = await reader.next()) {
    lines.push(line);
    size += line.text.length;
    const isSound = scanLine(scan, line.text, delimiter) && size <= longestLine;
    if (isSound && scan.open !== undefined) continue;
    if (!isSound) break;
    const problems = lines.flatMap(({ fault }) => (fault ? [toProblem(fault)] : []));
    return { line: first.number, cells: scan.cells, problems };
  }
  reader.return(lines.slice(1));
  return { line: first.number, cells: [], problems: [toProblem(first.fault ?? 'row.quote')] };
}

/** The rows of a CSV file; the first tells its delimiter. */
export async function* readCsvRows(lines: AsyncGenerator<TextLine>): AsyncGenerator<Row> {
  const reader = new LineReader(lines);
  let delimiter: string | undefined;
  for (let line = await reader.next(); line; line = await reader.next()) {
    if (line.text.trim() === '' && !line.fault) continue;
    delimiter ??= findDelimiter(line.text);
    yield await readRow(reader, line, delimiter);
  }
}
