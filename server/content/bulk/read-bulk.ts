import { extname } from 'node:path';
import { checkOfficeFile } from '../../attachments/index.ts';
import { InvalidInput, type Problem } from '../../errors.ts';
import type { BilingualText, ContentLanguage } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import type { ContentKind } from '../fields/index.ts';
import type { createValuesCheck } from '../fields/validation.ts';
import { NotWord, readWordForm } from '../offline/index.ts';
import {
  Choices,
  createHeadingReader,
  readCsv,
  readJsonLines,
  readXlsx,
  type FieldLabels,
  type FlatRecord,
  type SourceEntry,
} from '../transfer/index.ts';
import { readEnvelope, valuesOf } from '../transfer/envelope-check.ts';
import { mostDrafts, mostFindings, type BulkFinding, type BulkPlan } from './bulk-plan.ts';
import { languagesIn, sourceIn, takeValues } from './record-values.ts';

/** A file as it was brought in. */
export interface BulkFile {
  name: string;
  bytes: Buffer;
}

export interface BulkReading {
  vocabularies: Vocabularies;
  check: ReturnType<typeof createValuesCheck>;
  labels: FieldLabels;
}

/** Bytes that a workbook or a form may come to when it is unpacked. */
const mostUnpacked = 24 * 1024 * 1024;

const isObject = (value: unknown): value is FlatRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// eslint-disable-next-line @typescript-eslint/require-await -- the readers take what comes in pieces
async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

type Place = Pick<BulkFinding, 'file' | 'line'>;
type Said = Pick<BulkFinding, 'is' | 'path' | 'code' | 'values'>;

/** Reads files into drafts that are to be made, and tells of everything that is wrong with them. */
class BulkReader {
  readonly plan: BulkPlan = { drafts: [], findings: [], refused: 0 };
  private readonly reading: BulkReading;
  private readonly counts = { refused: 0, 'left-out': 0, missing: 0 };
  /** Where each ID stood first. */
  private readonly firstLines = new Map<string, number>();

  constructor(reading: BulkReading) {
    this.reading = reading;
  }

  /** @returns false when there are more records than come at once */
  async read(file: BulkFile): Promise<boolean> {
    const ending = extname(file.name).toLowerCase();
    const start = { file: file.name, line: 0 };
    try {
      if (ending === '.docx' || ending === '.xlsx') {
        await checkOfficeFile(file.bytes, file.name, mostUnpacked);
      }
      if (ending === '.docx') return this.takeForm(file);
      const entries = this.entriesOf(file, ending);
      if (!entries) {
        this.refuse(start, [{ path: '', code: 'bulk.kind', values: { name: file.name } }]);
        return true;
      }
      for await (const entry of entries) if (!this.takeEntry(file.name, entry)) return false;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.refuse(
        start,
        error.problems.map((problem) => ({ ...problem, path: '' })),
      );
    }
    return true;
  }

  private entriesOf({ bytes }: BulkFile, ending: string): AsyncGenerator<SourceEntry> | undefined {
    const { labels, vocabularies } = this.reading;
    if (ending === '.jsonl' || ending === '.ndjson') return readJsonLines(inOnePiece(bytes));
    const tables = {
      readHeading: createHeadingReader(labels),
      choices: new Choices(vocabularies, labels),
    };
    if (ending === '.csv' || ending === '.tsv') return readCsv(inOnePiece(bytes), tables);
    return ending === '.xlsx' ? readXlsx(bytes, tables) : undefined;
  }

  private takeEntry(file: string, { line, flat, problems = [] }: SourceEntry): boolean {
    const place = { file, line };
    try {
      if (problems.length > 0) this.refuse(place, problems);
      else if (flat !== undefined) return this.takeRecord(place, flat);
    } catch (error) {
      // Parts within parts, so deep that nothing can walk them.
      if (!(error instanceof RangeError)) throw error;
      this.refuse(place, [{ path: '', code: 'line.notJson' }]);
    }
    return true;
  }

  private takeRecord(place: Place, flat: unknown): boolean {
    if (!isObject(flat)) {
      this.refuse(place, [{ path: '', code: 'line.notObject' }]);
      return true;
    }
    // What it was elsewhere is nothing here: whatever comes in is a draft.
    const { status: _status, created_at: _c, updated_at: _u, published_at: _p, ...rest } = flat;
    const read = readEnvelope(rest);
    if ('problems' in read) {
      this.refuse(place, read.problems);
      return true;
    }
    const { externalId, kind, sourceLang } = read.envelope;
    const firstLine = this.firstLines.get(externalId);
    if (firstLine !== undefined) {
      this.refuse(place, [
        { path: 'externalId', code: 'externalId.twice', values: { id: externalId, firstLine } },
      ]);
      return true;
    }
    this.firstLines.set(externalId, place.line);
    return this.add(place, { key: `record ${externalId}`, externalId, kind, sourceLang }, valuesOf(rest));
  }

  private takeForm({ name, bytes }: BulkFile): boolean {
    const place = { file: name, line: 0 };
    try {
      const { kind, locale, values, unread } = readWordForm(bytes, this.reading.vocabularies);
      // A form has no name of its own: its answers are what it is known by.
      const key = `form ${kind} ${locale} ${JSON.stringify(values)}`;
      const said = unread.map(({ path, answer }): Said => ({
        is: 'left-out',
        path,
        code: 'bulk.unread',
        values: { answer: answer.slice(0, 60) },
      }));
      return this.add(place, { key, externalId: '', kind, sourceLang: locale }, values, said);
    } catch (error) {
      if (!(error instanceof NotWord)) throw error;
      this.refuse(place, [{ path: '', code: 'bulk.notForm', values: { name } }]);
      return true;
    }
  }

  private add(
    place: Place,
    { key, externalId, kind, sourceLang: said }: Identity,
    given: object,
    unread: readonly Said[] = [],
  ): boolean {
    const { plan } = this;
    if (plan.drafts.some((draft) => draft.key === key)) return true;
    if (plan.drafts.length >= mostDrafts) {
      this.refuse(place, [{ path: '', code: 'bulk.tooManyRecords', values: { limit: mostDrafts } }]);
      return false;
    }
    const taken = takeValues(kind, given as Readonly<Record<string, unknown>>, this.reading.check);
    const sourceLang = sourceIn(kind, taken.values, said);
    const title = (taken.values[kind === 'practice' ? 'title' : 'statement'] ?? {}) as BilingualText;
    plan.drafts.push({
      ...place,
      key,
      externalId,
      kind,
      writes: languagesIn(kind, taken.values, sourceLang),
      sourceLang,
      values: taken.values,
      title,
      missing: taken.missing,
    });
    for (const one of [...unread, ...taken.said]) this.say({ ...place, kind, ...one });
    return true;
  }

  private refuse(place: Place, problems: readonly Problem[]): void {
    this.plan.refused += 1;
    for (const problem of problems) this.say({ ...place, ...problem, is: 'refused' });
  }

  private say(finding: BulkFinding): void {
    const count = this.counts[finding.is]++;
    if (count < mostFindings) this.plan.findings.push(finding);
  }
}

interface Identity {
  key: string;
  externalId: string;
  kind: ContentKind;
  sourceLang: ContentLanguage;
}

/** What `files` come to; of hostile or broken ones it says so, and takes nothing. */
export async function readBulk(files: readonly BulkFile[], reading: BulkReading): Promise<BulkPlan> {
  const reader = new BulkReader(reading);
  for (const file of files) if (!(await reader.read(file))) break;
  return reader.plan;
}
