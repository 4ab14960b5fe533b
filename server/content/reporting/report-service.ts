import type { Account } from '../../accounts/index.ts';
import { InvalidInput, NotFound, type Problem } from '../../errors.ts';
import { countCharacters, findUnwritable } from '../fields/text-faults.ts';
import type { DeskService } from '../reviewing/desk-service.ts';
import { partsOf } from '../reviewing/standing.ts';
import { findWorking } from '../writing/writing-store.ts';
import * as store from './reports-store.ts';
import type { ProblemReport } from './reports-store.ts';

const mostListed = 200;
const limits = { text: 1_000, contact: 120 } as const;

/** Readers without an account say what is wrong; reviewers deal with it. */
export class ReportService {
  private readonly desk: DeskService;

  constructor(desk: DeskService) {
    this.desk = desk;
  }

  /** Takes in what a reader says of a published record. Rejects with InvalidInput and NotFound. */
  async report(
    contentId: number,
    words: { text: string; contact: string; key?: string | undefined },
  ): Promise<void> {
    const problems = (['text', 'contact'] as const).flatMap((path) => faultsOf(path, words[path].trim()));
    if (problems.length > 0) throw new InvalidInput(problems);
    await this.desk.once(words.key, async (tx) => {
      const working = await findWorking(tx, contentId);
      if (typeof working?.publishedRevision !== 'number')
        throw new NotFound(`no published record ${contentId}`);
      const [text, contact] = [words.text.trim(), words.contact.trim()];
      await store.insertReport(tx, { contentId, text, contact, createdAt: this.desk.now() });
      await this.desk.parts.onEvent(tx, { action: 'reported', account: null, working, note: text });
      return { contentId, version: working.version };
    });
  }

  /** The open reports of records that `account` reviews. */
  async list(account: Account): Promise<ProblemReport[]> {
    const { reader } = this.desk.parts.database;
    const open = await store.listOpenReports(reader, mostListed);
    const own = await Promise.all(
      open.map(async (report) => {
        const working = await findWorking(reader, report.contentId);
        return working && partsOf(account, working).includes('reviewer') ? [report] : [];
      }),
    );
    return own.flat();
  }

  /** Says that a report is dealt with. */
  async close(account: Account, id: number): Promise<void> {
    if (!(await this.list(account)).some((report) => report.id === id)) throw new NotFound(`no report ${id}`);
    await this.desk.parts.database.transaction((tx) => store.closeReport(tx, id, this.desk.now()));
  }
}

function faultsOf(path: keyof typeof limits, text: string): Problem[] {
  const unwritable = findUnwritable(text);
  if (unwritable) return [{ path, ...unwritable }];
  if (path === 'text' && text === '') return [{ path, code: 'value.missing' }];
  const length = countCharacters(text);
  return length > limits[path]
    ? [{ path, code: 'text.tooLong', values: { limit: limits[path], length } }]
    : [];
}
