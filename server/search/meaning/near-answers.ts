import type { NearRecord } from '../../meaning/index.ts';

/** Questions whose answers are kept; the one asked longest ago goes first. */
const mostKept = 500;

/**
 * What is near to the questions of late: pages, filters and the record beside ask the same again, and the thread
 * of meanings answers one at a time. Kept until the next change is read.
 */
export class NearAnswers {
  private readonly answers = new Map<string, NearRecord[]>();
  private position = -1;

  /**
   * @param position of the change log that is read by now
   * @param ask answers undefined where there is no answer in time, which is not kept
   */
  async get(
    question: string,
    position: number,
    ask: () => Promise<NearRecord[] | undefined> | undefined,
  ): Promise<NearRecord[]> {
    if (position !== this.position) this.answers.clear();
    this.position = position;
    const known = this.answers.get(question);
    if (known) return known;
    const found = await ask();
    if (!found) return [];
    if (this.position === position) {
      this.answers.set(question, found);
      const [oldest] = this.answers.keys();
      if (this.answers.size > mostKept && oldest !== undefined) this.answers.delete(oldest);
    }
    return found;
  }
}
